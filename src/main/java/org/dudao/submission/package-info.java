/** What is handed in, round after round. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "file", "form", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.submission;
