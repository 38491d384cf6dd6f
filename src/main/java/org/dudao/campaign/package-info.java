/** Campaigns: plan, calendar, enrolled units, and stages that open one after the other. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"calendar", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.campaign;
