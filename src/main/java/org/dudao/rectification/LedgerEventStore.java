package org.dudao.rectification;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events are only added; a trigger of the database refuses updates and deletes. */
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
                .param("what", event.kind().name())
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

    /** The latest progress of several items; an item without progress is not in the map. */
    Map<Long, String> lastProgress(Collection<Long> items) {
        var progress = new HashMap<Long, String>();
        sql.sql(
                        """
                        select distinct on (item) item, why from dudao.ledger_event
                        where item = any (:items) and what = 'PROGRESS' order by item, position desc""")
                .param("items", items.toArray(Long[]::new))
                .query(row -> {
                    progress.put(row.getLong("item"), row.getString("why"));
                });
        return progress;
    }

    /** The events of an item by position. */
    List<LedgerEvent> of(long item) {
        return sql.sql(
                        """
                        select item, position, at, by, what as kind, from_state, to_state, why, changes, previous, hash
                        from dudao.ledger_event where item = :item order by position""")
                .param("item", item)
                .query(LedgerEvent.class)
                .list();
    }
}
