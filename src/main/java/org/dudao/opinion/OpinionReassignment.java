package org.dudao.opinion;

import org.dudao.organization.CandidateGroups;
import org.dudao.organization.UnitMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A unit that moves to another supervision group takes along what lay with its group; the tasks go the same way. */
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
