/** A supervision group's reading: standards, words, verdict; accepted, or back for rework. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "comparison", "form", "organization", "refusal", "submission", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.review;
