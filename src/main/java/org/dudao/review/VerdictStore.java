package org.dudao.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dudao.submission.Material;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The verdicts on rounds and stages. Rows are only added; an acceptance that is taken back moves to another table. */
@Repository
class VerdictStore {

    private final JdbcClient sql;

    VerdictStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Verdict verdict) {
        sql.sql(
                        """
                        insert into dudao.verdict (material, round, seal, outcome, answers, reviewer, given_at)
                        values (:material, :round, :seal, :outcome, :answers::jsonb, :reviewer, :givenAt)""")
                .param("material", verdict.material())
                .param("round", verdict.round())
                .param("seal", verdict.seal())
                .param("outcome", verdict.outcome().name())
                .param("answers", verdict.answers().json())
                .param("reviewer", verdict.reviewer())
                .param("givenAt", Timestamp.from(verdict.givenAt()))
                .update();
    }

    /** The verdicts on a material's rounds, in the order of the rounds. */
    List<Verdict> of(long material) {
        return sql.sql(
                        """
                        select material, round, seal, outcome, answers::text as answers, reviewer, given_at
                        from dudao.verdict where material = :material order by round""")
                .param("material", material)
                .query(Verdict.class)
                .list();
    }

    /** The verdict with which the material was accepted; empty unless it is accepted. */
    Optional<Verdict> acceptanceOf(Material material) {
        return material.isAccepted()
                ? of(material.number()).stream()
                        .filter(verdict -> verdict.round() == material.handedIn())
                        .filter(verdict -> verdict.outcome() == ReviewOutcome.ACCEPT)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Takes a verdict back.
     *
     * @param settled the findings that it had marked as settled
     */
    void withdraw(Verdict verdict, List<Long> settled, String reason, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.withdrawn_verdict
                          (material, round, seal, answers, reviewer, given_at, settled, reason, withdrawn_by, withdrawn_at)
                        values (:material, :round, :seal, :answers::jsonb, :reviewer, :givenAt, :settled, :reason, :by, :at)""")
                .param("material", verdict.material())
                .param("round", verdict.round())
                .param("seal", verdict.seal())
                .param("answers", verdict.answers().json())
                .param("reviewer", verdict.reviewer())
                .param("givenAt", Timestamp.from(verdict.givenAt()))
                .param("settled", settled.toArray(Long[]::new))
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        sql.sql("delete from dudao.verdict where material = :material and round = :round")
                .param("material", verdict.material())
                .param("round", verdict.round())
                .update();
    }

    /** The acceptances of a material that were taken back, the oldest first. */
    List<WithdrawnVerdict> withdrawnOf(long material) {
        return sql.sql(
                        """
                        select material, round, reviewer, given_at, reason, withdrawn_by, withdrawn_at
                        from dudao.withdrawn_verdict where material = :material order by id""")
                .param("material", material)
                .query(WithdrawnVerdict.class)
                .list();
    }

    /** @throws IncorrectResultSizeDataAccessException when there is no verdict on the material yet */
    String lastReaderOf(long material) {
        return sql.sql("select reviewer from dudao.verdict where material = :material order by round desc limit 1")
                .param("material", material)
                .query(String.class)
                .single();
    }

    void addStageVerdict(StageVerdict verdict) {
        sql.sql(
                        """
                        insert into dudao.stage_verdict (campaign, owner, stage, round, outcome, words, reviewer, given_at)
                        values (:campaign, :owner, :stage, :round, :outcome, :words, :reviewer, :givenAt)""")
                .param("campaign", verdict.campaign())
                .param("owner", verdict.owner())
                .param("stage", verdict.stage())
                .param("round", verdict.round())
                .param("outcome", verdict.outcome().name())
                .param("words", verdict.words())
                .param("reviewer", verdict.reviewer())
                .param("givenAt", Timestamp.from(verdict.givenAt()))
                .update();
    }

    int stageRounds(String campaign, String owner, int stage) {
        return sql.sql(
                        "select count(*) from dudao.stage_verdict where campaign = :campaign and owner = :owner and stage = :stage")
                .param("campaign", campaign)
                .param("owner", owner)
                .param("stage", stage)
                .query(Integer.class)
                .single();
    }

    boolean stagePassed(String campaign, String owner, int stage) {
        return sql.sql(
                        """
                        select exists (select from dudao.stage_verdict
                        where campaign = :campaign and owner = :owner and stage = :stage and outcome = 'ACCEPT')""")
                .param("campaign", campaign)
                .param("owner", owner)
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }
}
