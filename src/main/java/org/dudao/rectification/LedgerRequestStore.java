package org.dudao.rectification;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests of units. An item has at most one open request; a decision is written once. */
@Repository
class LedgerRequestStore {

    private final JdbcClient sql;

    LedgerRequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(long item, LedgerRequest.Kind kind, String reason, @Nullable LocalDate until, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.ledger_request (item, kind, reason, until, asked_by, asked_at)
                        values (:item, :kind, :reason, :until, :by, :at)""")
                .param("item", item)
                .param("kind", kind.name())
                .param("reason", reason)
                .param("until", until)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void decide(long id, boolean granted, String words, String by, Instant at) {
        sql.sql(
                        """
                        update dudao.ledger_request
                        set granted = :granted, words = :words, decided_by = :by, decided_at = :at
                        where id = :id and decided_at is null""")
                .param("granted", granted)
                .param("words", words)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    Optional<LedgerRequest> openOf(long item) {
        return of(item).stream().filter(request -> request.decidedAt() == null).findFirst();
    }

    /** All requests of an item, the oldest first. */
    List<LedgerRequest> of(long item) {
        return sql.sql("select * from dudao.ledger_request where item = :item order by id")
                .param("item", item)
                .query(LedgerRequest.class)
                .list();
    }
}
