package org.dudao.campaign;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units in a campaign, and how far each has come. */
@Repository
class Enrolments {

    private final JdbcClient sql;

    Enrolments(JdbcClient sql) {
        this.sql = sql;
    }

    /** Enrols every registered unit that is not in the campaign yet. */
    void enrolAll(String campaign) {
        sql.sql(
                        "insert into dudao.enrolment (campaign, unit) select :campaign, code from dudao.unit on conflict do nothing")
                .param("campaign", campaign)
                .update();
    }

    List<String> notStarted(String campaign, int limit) {
        return sql.sql(
                        "select unit from dudao.enrolment where campaign = :campaign and not started order by unit limit :limit")
                .param("campaign", campaign)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Marks the unit as started; false when it was before, so that it is never started twice. */
    boolean start(String campaign, String unit) {
        return sql.sql(
                                "update dudao.enrolment set started = true where campaign = :campaign and unit = :unit and not started")
                        .param("campaign", campaign)
                        .param("unit", unit)
                        .update()
                == 1;
    }

    void pass(String campaign, String unit, int stage) {
        sql.sql("update dudao.enrolment set passed_stage = :stage where campaign = :campaign and unit = :unit")
                .param("campaign", campaign)
                .param("unit", unit)
                .param("stage", stage)
                .update();
    }

    int count(String campaign) {
        return sql.sql("select count(*) from dudao.enrolment where campaign = :campaign")
                .param("campaign", campaign)
                .query(Integer.class)
                .single();
    }

    int countPassed(String campaign, int stage) {
        return sql.sql("select count(*) from dudao.enrolment where campaign = :campaign and passed_stage >= :stage")
                .param("campaign", campaign)
                .param("stage", stage)
                .query(Integer.class)
                .single();
    }
}
