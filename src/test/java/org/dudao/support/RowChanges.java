package org.dudao.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the committed changes of rows by table, with triggers on the tables of {@link EngineState}. A count costs almost nothing,
 * so it can be asked before and after each of a thousand requests. A row that is added and deleted again counts twice.
 */
public final class RowChanges implements AutoCloseable {

    private static final List<String> INSTALL = List.of(
            "create schema row_changes",
            "create unlogged table row_changes.change (name text not null)",
            """
            create function row_changes.count() returns trigger language plpgsql as $$
              begin
                insert into row_changes.change values (tg_table_schema || '.' || tg_table_name);
                return null;
              end $$""");

    private static final String WATCH =
            """
            create trigger row_changes after insert or update or delete on %s
            for each row execute function row_changes.count()""";

    private final JdbcClient database;

    public RowChanges(JdbcClient database) {
        this.database = database;
        INSTALL.forEach(statement -> database.sql(statement).update());
        EngineState.tables(database)
                .forEach(table -> database.sql(WATCH.formatted(table)).update());
    }

    /** The number of changes of each table that has been changed. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        database.sql("select name, count(*) as changes from row_changes.change group by name")
                .query(row -> {
                    counts.put(row.getString("name"), row.getLong("changes"));
                });
        return counts;
    }

    /** Removes the triggers. */
    @Override
    public void close() {
        database.sql("drop schema row_changes cascade").update();
    }
}
