package org.dudao.opinion;

import java.util.List;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the story of an opinion to whoever may hear it. */
@Service
@Transactional(readOnly = true)
class OpinionRecords {

    private final OpinionRegister register;
    private final OpinionReader readers;
    private final OpinionEvents events;
    private final Speakers speakers;
    private final Visits visits;
    private final Directory directory;
    private final JdbcClient sql;

    OpinionRecords(
            OpinionRegister register,
            OpinionReader readers,
            OpinionEvents events,
            Speakers speakers,
            Visits visits,
            Directory directory,
            JdbcClient sql) {
        this.register = register;
        this.readers = readers;
        this.events = events;
        this.speakers = speakers;
        this.visits = visits;
        this.directory = directory;
        this.sql = sql;
    }

    /** @throws OpinionRefused NOT_FOUND when there is none, or none that this person sees */
    OpinionRecord of(long number, String login) {
        var scope = readers.of(login);
        var opinion = register.findById(number).filter(scope::sees).orElseThrow(() -> OpinionRefused.unknown(number));
        var speaker = scope.isOffice() ? speakers.of(number) : Optional.<Speakers.Speaker>empty();
        return new OpinionRecord(
                number,
                opinion.campaign(),
                opinion.unit(),
                opinion.unit() == null ? "全县" : directory.nameOf(opinion.sender()),
                opinion.channel(),
                opinion.words(),
                opinion.heardOn(),
                opinion.visit().flatMap(visits::find).orElse(null),
                opinion.kind().orElse(null),
                opinion.concerns().orElse(null),
                opinion.leaders(),
                opinion.proposedKind().orElse(null),
                opinion.state(),
                opinion.holder(),
                directory.nameOf(opinion.holder()),
                opinion.handler().orElse(null),
                opinion.returns(),
                opinion.answer(),
                opinion.feedback().orElse(null),
                opinion.ledgerItem().orElse(null),
                opinion.enteredAt(),
                speaker.map(Speakers.Speaker::name).orElse(null),
                speaker.map(Speakers.Speaker::contact).orElse(null),
                opinion.ledgerItem().isEmpty() && mayPutOnLedger(opinion, scope),
                events.of(number),
                alike(number, scope));
    }

    /** The unit that acts, or else the one that heard it; and the office. */
    private static boolean mayPutOnLedger(Opinion opinion, OpinionReader.Scope scope) {
        return scope.groups().contains(opinion.handler().orElse(opinion.sender()))
                        && scope.groups().contains(CandidateGroups.UNITS)
                || scope.isOffice();
    }

    private List<OpinionRecord.Like> alike(long number, OpinionReader.Scope scope) {
        return sql
                .sql(
                        """
                        select case when opinion = :number then other else opinion end as number, share
                        from dudao.opinion_likeness where :number in (opinion, other) order by share desc limit 20""")
                .param("number", number)
                .query((row, at) -> new OpinionRecord.Like(row.getLong("number"), "", "", row.getDouble("share")))
                .list()
                .stream()
                .flatMap(like -> register.findById(like.number()).filter(scope::sees).stream()
                        .map(other -> new OpinionRecord.Like(
                                other.number(), directory.nameOf(other.sender()), other.words(), like.share())))
                .toList();
    }
}
