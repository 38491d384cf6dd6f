package org.dudao.review;

import java.sql.Timestamp;
import java.util.List;
import org.dudao.submission.FormAnswers;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Verdicts are only ever added. */
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

    /** Of every round that was read, the first one first. */
    List<Verdict> of(long material) {
        return sql.sql("select * from dudao.verdict where material = :material order by round")
                .param("material", material)
                .query((row, number) -> new Verdict(
                        material,
                        row.getInt("round"),
                        row.getString("seal"),
                        ReviewOutcome.valueOf(row.getString("outcome")),
                        FormAnswers.parse(row.getString("answers")),
                        row.getString("reviewer"),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    /** @throws IncorrectResultSizeDataAccessException when nobody has read it yet */
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
