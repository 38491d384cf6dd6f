/**
 * Units, supervision groups, people and ties, imported from a roster. The engine's users and groups are derived from them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal", "sheet"})
@org.jspecify.annotations.NullMarked
package org.dudao.organization;
