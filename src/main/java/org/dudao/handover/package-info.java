/**
 * Who holds which open task, and how the head, the group's leader or the office releases a task of somebody who is ill or gone, or
 * hands it to a colleague, with the draft.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.handover;
