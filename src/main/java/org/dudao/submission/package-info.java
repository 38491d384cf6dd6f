/** Materials that are handed in, with their rounds, files and seals. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "file", "form", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.submission;
