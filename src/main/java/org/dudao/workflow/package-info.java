/** Workflow services that features use: steps, forms, drafts, deadlines, and open tasks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form", "model", "refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.workflow;
