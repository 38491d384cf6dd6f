/** What log lines are about, and how much is logged: by the administrator, while it runs, on all nodes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.logging;
