/** A supervision group's reading: standards, words, verdict; accepted, or back for rework. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"submission", "comparison", "campaign", "form", "organization", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.review;
