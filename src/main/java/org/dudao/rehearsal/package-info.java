/**
 * Deployed models as a designer sees them: what runs on them, what can be taken back, and rehearsals.
 *
 * <p>A rehearsal runs a copy of the model and not the model. The copy is made from a closed list of elements and attributes
 * ({@code model.RehearsalFiles}) and calls no bean, so it cannot write campaign data, create materials, or remind anybody; nothing in the
 * engine has to decide at run time whether a call is allowed. The copies have keys of their own and belong to a tenant of the designer.
 * The engine therefore shows them to no other person except administrators, and they are never the newest version of a real process.
 * All tasks are assigned to the designer. The end of a rehearsal is the deletion of its deployment with instances and history.
 *
 * <p>The alternative, to run the real definition and to skip its beans, was not taken: each call in an expression, a listener or a step
 * would need an exception for rehearsals, and one missing exception would write into a campaign.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form", "model", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.rehearsal;
