package org.dudao.campaign;

import org.dudao.organization.CandidateGroups;
import org.dudao.organization.GroupWithdrawn;
import org.dudao.organization.PartyRenamed;
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
    void on(PartyRenamed event) {
        tasks.rename(event.candidateGroup(), event.from(), event.to());
    }

    /** The office finishes what the group has left, so that no campaign waits for it. */
    @EventListener
    void on(GroupWithdrawn event) {
        tasks.moveAll(CandidateGroups.supervision(event.group()), CandidateGroups.OFFICE);
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
