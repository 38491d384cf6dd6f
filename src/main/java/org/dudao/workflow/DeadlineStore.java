package org.dudao.workflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores which tasks are due soon or overdue. A process never goes on because time ran out; the delay is only recorded. */
@Repository
@Transactional
public class DeadlineStore {

    private final JdbcClient sql;
    private final Clock clock;

    DeadlineStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A task with a due date.
     *
     * @param party the candidate group of the task
     * @param stage the position of the stage; 0 for a task without a stage
     */
    record DueTask(String task, String campaign, String party, int stage, String name, Instant due) {}

    /** Stores that the task is due soon or, after its due date, that it is late. Only the first time of each is stored. */
    void save(DueTask task) {
        var now = clock.instant();
        boolean late = !now.isBefore(task.due());
        sql.sql(
                        """
                        insert into dudao.deadline (task, campaign, party, stage, name, due, warned_at, late_at)
                        values (:task, :campaign, :party, :stage, :name, :due, :warnedAt, :lateAt)
                        on conflict (task) do update set late_at = coalesce(deadline.late_at, excluded.late_at)""")
                .param("task", task.task())
                .param("campaign", task.campaign())
                .param("party", task.party())
                .param("stage", task.stage())
                .param("name", task.name())
                .param("due", Timestamp.from(task.due()))
                .param("warnedAt", late ? null : Timestamp.from(now))
                .param("lateAt", late ? Timestamp.from(now) : null)
                .update();
    }

    /** Stores that the task was completed or deleted. */
    public void end(@Nullable String task) {
        sql.sql("update dudao.deadline set ended_at = :now where task = :task")
                .param("task", task)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Stores that the due date of the task has moved. It is late no more when the new date is in the future. */
    void move(String task, Instant due) {
        sql.sql(
                        """
                        update dudao.deadline set due = :due, late_at = case when :due <= :now then late_at end
                        where task = :task and ended_at is null""")
                .param("task", task)
                .param("due", Timestamp.from(due))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The candidate groups that have an overdue open task. A moved task has no timer any more, so its due date counts. */
    public Set<String> lateNow(String campaign) {
        return Set.copyOf(sql.sql(
                        """
                        select distinct party from dudao.deadline
                        where campaign = :campaign and ended_at is null and (late_at is not null or due <= :now)""")
                .param("campaign", campaign)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .list());
    }

    /** The number of overdue tasks by candidate group since the start of the campaign. */
    public Map<String, Integer> timesLate(String campaign) {
        var times = new HashMap<String, Integer>();
        sql.sql(
                        """
                        select party, count(*) as times from dudao.deadline
                        where campaign = :campaign and (late_at is not null or due <= coalesce(ended_at, :now))
                        group by party""")
                .param("campaign", campaign)
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    times.put(row.getString("party"), row.getInt("times"));
                });
        return times;
    }
}
