package org.dudao.campaign;

import org.dudao.organization.CandidateGroups;
import org.dudao.organization.PersonAbsent;
import org.dudao.organization.PersonChanged;
import org.dudao.organization.UnitMoved;
import org.dudao.workflow.TaskRouting;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Moves open tasks when the organisation changes, in the same transaction, so that no one keeps a task that is no
 * longer theirs.
 */
@Component
class OpenTasksWorkflow {

    private final TaskRouting tasks;

    OpenTasksWorkflow(TaskRouting tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void on(UnitMoved event) {
        tasks.move(
                event.unit(),
                CandidateGroups.supervision(event.fromGroup()),
                CandidateGroups.supervision(event.toGroup()));
    }

    @EventListener
    void on(PersonAbsent event) {
        tasks.unassignAll(event.login());
    }

    @EventListener
    void on(PersonChanged event) {
        tasks.unassignAll(event.login());
    }
}
