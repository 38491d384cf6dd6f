package org.dudao.campaign;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dudao.calendar.MovedDueDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of the office's acts. Rows are added only. */
@Repository
class CampaignActStore {

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignActStore(JdbcClient sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** A line of the record, as the office reads it. */
    record Line(long id, int stage, String act, String reason, String effect, String by, Instant at) {}

    /** Returns the number of the act. */
    long add(@Nullable String campaign, int stage, CampaignAct.Kind kind, String reason, String effect, String by) {
        var act = new CampaignAct(campaign, stage, kind, reason, effect, by, clock.instant());
        var number = sql.sql(
                        """
                        insert into dudao.campaign_act (campaign, stage, kind, reason, effect, done_by, done_at)
                        values (:campaign, :stage, :kind, :reason, :effect, :by, :at) returning id""")
                .param("campaign", campaign)
                .param("stage", stage)
                .param("kind", kind.name())
                .param("reason", reason)
                .param("effect", effect)
                .param("by", by)
                .param("at", Timestamp.from(act.at()))
                .query(Long.class)
                .single();
        events.publishEvent(act);
        return number;
    }

    /** Stores the due dates that the act moved. */
    void addMoves(long act, List<MovedDueDate> moves) {
        for (var move : moves) {
            sql.sql(
                            """
                            insert into dudao.due_date_move (act, task, name, due_from, due_to)
                            values (:act, :task, :name, :from, :to)""")
                    .param("act", act)
                    .param("task", move.task())
                    .param("name", move.name())
                    .param("from", Timestamp.from(move.from()))
                    .param("to", Timestamp.from(move.to()))
                    .update();
        }
    }

    /** The due dates that the act moved, by name. */
    List<MovedDueDate> moves(long act) {
        return sql.sql(
                        "select task, name, due_from, due_to from dudao.due_date_move where act = :act order by name, task")
                .param("act", act)
                .query((row, number) -> new MovedDueDate(
                        row.getString("task"),
                        row.getString("name"),
                        row.getTimestamp("due_from").toInstant(),
                        row.getTimestamp("due_to").toInstant()))
                .list();
    }

    /** The acts of a campaign and those that concern all campaigns, the newest first. */
    List<Line> of(String campaign) {
        return sql.sql(
                        """
                        select id, stage, kind, reason, effect, done_by, done_at from dudao.campaign_act
                        where campaign = :campaign or campaign is null order by id desc""")
                .param("campaign", campaign)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        row.getInt("stage"),
                        CampaignAct.Kind.valueOf(row.getString("kind")).label(),
                        row.getString("reason"),
                        row.getString("effect"),
                        row.getString("done_by"),
                        row.getTimestamp("done_at").toInstant()))
                .list();
    }
}
