/** A changed model reaches what is already running: what would move, what cannot and why, and the moving itself. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.migration;
