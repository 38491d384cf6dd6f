package org.dudao.campaign;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.DeadlineStore;
import org.springframework.stereotype.Component;

/** The standing of a campaign's units, from their enrolment, materials and deadlines. */
@Component
class UnitStandingQuery {

    /** Orders by progress, then by fewer returns, fewer late tasks and more credit. */
    private static final Comparator<UnitStanding> BEST_FIRST = comparing(UnitStanding::excused)
            .thenComparing(comparing(UnitStanding::passedStage).reversed())
            .thenComparing(standing -> standing.figures().returns())
            .thenComparing(UnitStanding::timesLate)
            .thenComparing(standing -> -standing.figures().credit())
            .thenComparing(UnitStanding::unit);

    private final EnrolmentStore enrolments;
    private final UnitProgressProvider figures;
    private final DeadlineStore deadlines;

    UnitStandingQuery(EnrolmentStore enrolments, UnitProgressProvider figures, DeadlineStore deadlines) {
        this.enrolments = enrolments;
        this.figures = figures;
        this.deadlines = deadlines;
    }

    /** The best first. The order is a proposal; the office decides. */
    List<UnitStanding> of(String campaign) {
        var byOwner = figures.byOwner(campaign);
        var late = deadlines.lateNow(campaign);
        var timesLate = deadlines.timesLate(campaign);
        return enrolments.of(campaign).stream()
                .map(enrolment -> {
                    var owner = CandidateGroups.unit(enrolment.unit());
                    return new UnitStanding(
                            enrolment.unit(),
                            enrolment.name(),
                            enrolment.passedStage(),
                            enrolment.progress(),
                            enrolment.excuseReason(),
                            enrolment.excused(),
                            late.contains(owner),
                            timesLate.getOrDefault(owner, 0),
                            byOwner.getOrDefault(owner, UnitProgress.NONE));
                })
                .sorted(BEST_FIRST)
                .toList();
    }
}
