package org.dudao.campaign;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.Deadlines;
import org.springframework.stereotype.Component;

/** Where the units of a campaign stand, put together from their course, their materials and their deadlines. */
@Component
class Standings {

    /** Who has come further, and there with fewer returns, fewer late tasks and more credit. */
    private static final Comparator<Standing> BEST_FIRST = comparing(Standing::excused)
            .thenComparing(comparing(Standing::passedStage).reversed())
            .thenComparing(standing -> standing.figures().returns())
            .thenComparing(Standing::timesLate)
            .thenComparing(standing -> -standing.figures().credit())
            .thenComparing(Standing::unit);

    private final Enrolments enrolments;
    private final CampaignFigures figures;
    private final Deadlines deadlines;

    Standings(Enrolments enrolments, CampaignFigures figures, Deadlines deadlines) {
        this.enrolments = enrolments;
        this.figures = figures;
        this.deadlines = deadlines;
    }

    /** The best first: what the office goes by, not its judgement. */
    List<Standing> of(String campaign) {
        var byOwner = figures.byOwner(campaign);
        var late = deadlines.lateNow(campaign);
        var timesLate = deadlines.timesLate(campaign);
        return enrolments.of(campaign).stream()
                .map(enrolment -> {
                    var owner = CandidateGroups.unit(enrolment.unit());
                    return new Standing(
                            enrolment.unit(),
                            enrolment.name(),
                            enrolment.passedStage(),
                            enrolment.progress(),
                            enrolment.excuseReason(),
                            enrolment.excused(),
                            late.contains(owner),
                            timesLate.getOrDefault(owner, 0),
                            byOwner.getOrDefault(owner, UnitFigures.NONE));
                })
                .sorted(BEST_FIRST)
                .toList();
    }
}
