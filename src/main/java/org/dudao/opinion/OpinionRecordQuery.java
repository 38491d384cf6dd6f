package org.dudao.opinion;

import java.util.List;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.publication.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads an opinion with its history and the similar opinions. */
@Service
@Transactional(readOnly = true)
class OpinionRecordQuery {

    private final OpinionRepository register;
    private final OpinionAccess access;
    private final OpinionEventStore events;
    private final SpeakerStore speakers;
    private final VisitStore visits;
    private final OpinionPublicationService publication;
    private final OpinionWorkflow workflow;
    private final Directory directory;
    private final JdbcClient sql;

    OpinionRecordQuery(
            OpinionRepository register,
            OpinionAccess access,
            OpinionEventStore events,
            SpeakerStore speakers,
            VisitStore visits,
            OpinionPublicationService publication,
            OpinionWorkflow workflow,
            Directory directory,
            JdbcClient sql) {
        this.register = register;
        this.access = access;
        this.events = events;
        this.speakers = speakers;
        this.visits = visits;
        this.publication = publication;
        this.workflow = workflow;
        this.directory = directory;
        this.sql = sql;
    }

    /** @throws OpinionRefusal NOT_FOUND for an unknown number and for an opinion that this person may not see */
    OpinionRecord of(long number, String login) {
        var scope = access.of(login);
        var opinion = register.findById(number).filter(scope::sees).orElseThrow(() -> OpinionRefusal.unknown(number));
        var speaker = scope.isOffice() ? speakers.of(number) : Optional.<SpeakerStore.Speaker>empty();
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
                speaker.map(SpeakerStore.Speaker::name).orElse(null),
                speaker.map(SpeakerStore.Speaker::contact).orElse(null),
                opinion.ledgerItem().isEmpty() && mayPutOnLedger(opinion, scope),
                scope.holds(opinion) ? workflow.openTask(opinion).orElse(null) : null,
                PersonalData.kinds(opinion.words(), opinion.answer()),
                opinion.isPublished() ? publication.of(opinion) : null,
                events.of(number),
                similarOpinions(number, scope));
    }

    /** The unit that acts, before the sorting the unit that heard it, and always the office. */
    private static boolean mayPutOnLedger(Opinion opinion, OpinionAccess.Scope scope) {
        return (scope.groups().contains(opinion.handler().orElse(opinion.sender()))
                        && scope.groups().contains(CandidateGroups.UNITS))
                || scope.isOffice();
    }

    private record NumberAndShare(long number, double share) {}

    private List<OpinionRecord.SimilarOpinion> similarOpinions(long number, OpinionAccess.Scope scope) {
        return sql
                .sql(
                        """
                        select case when opinion = :number then other else opinion end as number, share
                        from dudao.opinion_likeness where :number in (opinion, other) order by share desc limit 20""")
                .param("number", number)
                .query(NumberAndShare.class)
                .list()
                .stream()
                .flatMap(similar -> register.findById(similar.number()).filter(scope::sees).stream()
                        .map(other -> new OpinionRecord.SimilarOpinion(
                                other.number(), directory.nameOf(other.sender()), other.words(), similar.share())))
                .toList();
    }
}
