package org.dudao.rectification;

import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events are only ever added; the database itself refuses everything else. */
@Repository
class LedgerEventStore {

    private final JdbcClient sql;

    LedgerEventStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(LedgerEvent event) {
        sql.sql(
                        """
                        insert into dudao.ledger_event
                          (item, position, at, by, what, from_state, to_state, why, changes, previous, hash)
                        values (:item, :position, :at, :by, :what, :from, :to, :why, :changes, :previous, :hash)""")
                .param("item", event.item())
                .param("position", event.position())
                .param("at", Timestamp.from(event.at()))
                .param("by", event.by())
                .param("what", event.what().name())
                .param(
                        "from",
                        event.fromState() == null ? null : event.fromState().name())
                .param("to", event.toState().name())
                .param("why", event.why())
                .param("changes", event.changes())
                .param("previous", event.previous())
                .param("hash", event.hash())
                .update();
    }

    /** What happened to an item, in that order. */
    List<LedgerEvent> of(long item) {
        return sql.sql("select * from dudao.ledger_event where item = :item order by position")
                .param("item", item)
                .query((row, number) -> new LedgerEvent(
                        item,
                        row.getInt("position"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        LedgerEventKind.valueOf(row.getString("what")),
                        state(row.getString("from_state")),
                        ItemState.valueOf(row.getString("to_state")),
                        row.getString("why"),
                        row.getString("changes"),
                        row.getString("previous"),
                        row.getString("hash")))
                .list();
    }

    private static @Nullable ItemState state(@Nullable String name) {
        return name == null ? null : ItemState.valueOf(name);
    }
}
