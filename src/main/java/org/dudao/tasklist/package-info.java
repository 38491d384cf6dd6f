/** What Tasklist shows about a task beyond the engine's data: campaign, stage, names, the words of the model, its diagram. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"campaign", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.tasklist;
