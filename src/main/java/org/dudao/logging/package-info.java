/** The context of log lines, and the log levels that an administrator sets at run time on all nodes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.logging;
