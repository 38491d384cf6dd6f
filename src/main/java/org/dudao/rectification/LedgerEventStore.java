package org.dudao.rectification;

import java.sql.Timestamp;
import java.util.List;
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
