/** Who takes part: units, supervision groups, office, people and ties; the engine's users and groups follow from it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.organization;
