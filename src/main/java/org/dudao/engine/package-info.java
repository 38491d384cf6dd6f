/**
 * The extensions that are registered with the process engine: the guard in front of its commands, the parse listener that wires
 * user tasks, the check of deployments, job and authorization settings. No feature depends on it; features use {@code workflow}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"database", "form", "model", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.engine;
