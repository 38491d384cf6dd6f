package org.dudao.campaign;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units of a campaign and the stage that each has passed. */
@Repository
class EnrolmentStore {

    private final JdbcClient sql;
    private final Clock clock;

    EnrolmentStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Enrols all registered units that are not in the campaign yet. */
    void enrolAll(String campaign) {
        sql.sql(
                        """
                        insert into dudao.enrolment (campaign, unit)
                        select :campaign, code from dudao.unit where dissolved_at is null on conflict do nothing""")
                .param("campaign", campaign)
                .update();
    }

    /** The units in the campaign that are not excused. */
    Set<String> participants(String campaign) {
        return sql.sql("select unit from dudao.enrolment where campaign = :campaign and excused_at is null")
                .param("campaign", campaign)
                .query(String.class)
                .set();
    }

    /**
     * Enrols a late or excused unit as started.
     *
     * @return false when a concurrent request has enrolled it
     */
    boolean enrolLate(String campaign, String unit, Set<Integer> waived) {
        int enrolled = sql.sql(
                        """
                        insert into dudao.enrolment (campaign, unit, started) values (:campaign, :unit, true)
                        on conflict (campaign, unit) do update
                        set started = true, passed_stage = 0, excuse_reason = null, excused_at = null
                        where enrolment.excused_at is not null""")
                .param("campaign", campaign)
                .param("unit", unit)
                .update();
        if (enrolled == 0) {
            return false;
        }
        sql.sql("delete from dudao.waived_stage where campaign = :campaign and unit = :unit")
                .param("campaign", campaign)
                .param("unit", unit)
                .update();
        for (int position : waived) {
            sql.sql("insert into dudao.waived_stage (campaign, unit, position) values (:campaign, :unit, :position)")
                    .param("campaign", campaign)
                    .param("unit", unit)
                    .param("position", position)
                    .update();
        }
        return true;
    }

    /** The positions of the stages that the unit need not make up. */
    Set<Integer> waivedStages(String campaign, String unit) {
        return sql.sql("select position from dudao.waived_stage where campaign = :campaign and unit = :unit")
                .param("campaign", campaign)
                .param("unit", unit)
                .query(Integer.class)
                .set();
    }

    List<String> notStarted(String campaign, int limit) {
        return sql.sql(
                        "select unit from dudao.enrolment where campaign = :campaign and not started order by unit limit :limit")
                .param("campaign", campaign)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Marks the unit as started. Returns false when it was started before, so that no unit starts twice. */
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

    /**
     * A unit's enrolment.
     *
     * @param progress the weights of the passed stages, in percent
     * @param excuseReason why the unit should be excused; null when nobody asked
     */
    record Enrolment(
            String unit, String name, int passedStage, int progress, @Nullable String excuseReason, boolean excused) {}

    List<Enrolment> of(String campaign) {
        return sql.sql(
                        """
                        select e.unit, u.name, e.passed_stage, e.excuse_reason, e.excused_at is not null as excused,
                            (select coalesce(sum(s.weight), 0) from dudao.campaign_stage s
                             where s.campaign = e.campaign and s.position <= e.passed_stage) as progress
                        from dudao.enrolment e join dudao.unit u on u.code = e.unit
                        where campaign = :campaign order by unit""")
                .param("campaign", campaign)
                .query(Enrolment.class)
                .list();
    }

    void askToExcuse(String campaign, List<String> units, String reason) {
        sql.sql("update dudao.enrolment set excuse_reason = :reason where campaign = :campaign and unit = any (:units)")
                .param("campaign", campaign)
                .param("units", units.toArray(String[]::new))
                .param("reason", reason)
                .update();
    }

    void excuse(String campaign, String unit) {
        sql.sql(
                        """
                        update dudao.enrolment set excused_at = :now
                        where campaign = :campaign and unit = :unit""")
                .param("campaign", campaign)
                .param("unit", unit)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void takeExcusesBack(String campaign) {
        sql.sql("update dudao.enrolment set excuse_reason = null where campaign = :campaign and excused_at is null")
                .param("campaign", campaign)
                .update();
    }
}
