/**
 * Comparing texts: what changed from one to the next, by sentence, and what stands in another text too. It knows nothing of what the
 * texts are.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.comparison;
