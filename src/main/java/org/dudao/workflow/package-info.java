/** The little that every process needs: steps wired by model property, the guard at the engine's commands, names, forms. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form", "model", "refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.workflow;
