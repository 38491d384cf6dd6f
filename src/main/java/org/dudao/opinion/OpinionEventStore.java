package org.dudao.opinion;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of each opinion. Rows are only added. */
@Repository
class OpinionEventStore {

    private final JdbcClient sql;
    private final Clock clock;

    OpinionEventStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param what the act: 登记, 分类, 签收, 退回 …
     * @param by login; null for the public
     */
    record Event(String what, @Nullable String by, Instant at, String words) {}

    void add(long opinion, String what, @Nullable String by, String words) {
        sql.sql(
                        """
                        insert into dudao.opinion_event (opinion, what, by, at, words)
                        values (:opinion, :what, :by, :at, :words)""")
                .param("opinion", opinion)
                .param("what", what)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("words", words)
                .update();
    }

    List<Event> of(long opinion) {
        return sql.sql("select what, by, at, words from dudao.opinion_event where opinion = :opinion order by id")
                .param("opinion", opinion)
                .query(Event.class)
                .list();
    }
}
