package org.dudao.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dudao.opinion.NewOpinion;
import org.dudao.opinion.OpinionChannel;
import org.dudao.opinion.OpinionCountQuery;
import org.dudao.opinion.OpinionIntakeService;
import org.dudao.opinion.OpinionKind;

/** Answered opinions about units: they count in the register and leave no open task. */
public class Voices {

    /** Two of five are about the four winds, which is focused enough. */
    private static final List<OpinionKind> SOMETHING = List.of(
            OpinionKind.FORMALISM,
            OpinionKind.BUREAUCRACY,
            OpinionKind.INTERESTS,
            OpinionKind.INTERESTS,
            OpinionKind.LAST_MILE);

    private final OpinionIntakeService intake;
    private final OpinionCountQuery figures;
    private final Clock clock;

    Voices(OpinionIntakeService intake, OpinionCountQuery figures, Clock clock) {
        this.intake = intake;
        this.figures = figures;
        this.clock = clock;
    }

    /** Enters opinions unless the unit has some already. */
    void heardSomething(String campaign, String unit) {
        if (figures.of(campaign, unit).total() == 0) {
            enter(campaign, unit, SOMETHING.stream());
        }
    }

    void heard(String campaign, String unit, OpinionKind kind, int many) {
        enter(campaign, unit, Collections.nCopies(many, kind).stream());
    }

    private void enter(String campaign, String unit, Stream<OpinionKind> kinds) {
        var today = LocalDate.now(clock);
        var said = kinds.map(kind -> NewOpinion.unsorted(
                                unit, OpinionChannel.VISIT, "%s方面，%s要改一改".formatted(kind.label(), unit), today)
                        .answered(kind, "已经改了"))
                .toList();
        intake.enter(said, campaign, "u" + unit);
    }
}
