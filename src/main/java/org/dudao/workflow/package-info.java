/** The little that every process needs: steps wired by model property, the guard at the engine's commands, names, forms. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "form", "model"})
@org.jspecify.annotations.NullMarked
package org.dudao.workflow;
