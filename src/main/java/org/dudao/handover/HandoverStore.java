package org.dudao.handover;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases and handovers of tasks. Rows are only added. */
@Repository
class HandoverStore {

    private static final int NEWEST = 50;

    private final JdbcClient sql;

    HandoverStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A release or a handover.
     *
     * @param fromLogin the assignee before, or null
     * @param toLogin the assignee afterwards; null for a release
     */
    record Handover(
            String task,
            String taskName,
            String party,
            @Nullable String fromLogin,
            @Nullable String toLogin,
            String reason,
            String decidedBy,
            Instant decidedAt) {}

    void add(Handover handover) {
        sql.sql(
                        """
                        insert into dudao.task_handover
                          (task, task_name, party, from_login, to_login, reason, decided_by, decided_at)
                        values (:task, :name, :party, :from, :to, :reason, :by, :at)""")
                .param("task", handover.task())
                .param("name", handover.taskName())
                .param("party", handover.party())
                .param("from", handover.fromLogin())
                .param("to", handover.toLogin())
                .param("reason", handover.reason())
                .param("by", handover.decidedBy())
                .param("at", Timestamp.from(handover.decidedAt()))
                .update();
    }

    /** The newest releases and handovers from or to this person. */
    List<Handover> of(String login) {
        return sql.sql(
                        """
                        select task, task_name, party, from_login, to_login, reason, decided_by, decided_at
                        from dudao.task_handover where from_login = :login or to_login = :login
                        order by id desc limit :limit""")
                .param("login", login)
                .param("limit", NEWEST)
                .query(Handover.class)
                .list();
    }
}
