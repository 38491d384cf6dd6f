package org.dudao.review;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The verdicts on rounds and stages. Rows are only added. */
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
