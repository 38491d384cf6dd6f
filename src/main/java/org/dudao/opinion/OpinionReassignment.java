package org.dudao.opinion;

import org.dudao.organization.CandidateGroups;
import org.dudao.organization.UnitMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a unit moves to another supervision group, the new group takes over the unit's opinions. The tasks move too. */
@Component
class OpinionReassignment {

    private final OpinionRepository register;

    OpinionReassignment(OpinionRepository register) {
        this.register = register;
    }

    @EventListener
    void on(UnitMoved event) {
        register.move(
                event.unit(),
                CandidateGroups.supervision(event.fromGroup()),
                CandidateGroups.supervision(event.toGroup()));
    }
}
