/** What is handed in, round after round. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"campaign", "form", "organization", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.submission;
