/** Moves running instances to a newer version of their process, with a preview that names the instances that cannot move. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.migration;
