/** A campaign: its plan, its calendar, the units enrolled, the stages opened one after the other. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.campaign;
