/** What is handed in, round after round. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"campaign", "organization", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.submission;
