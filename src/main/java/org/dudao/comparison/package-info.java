/**
 * Compares texts: what changed from one version to the next, and what one text has in common with others. The module
 * does not know what the texts are.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.comparison;
