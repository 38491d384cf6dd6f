package org.dudao.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever a request could have changed, in the engine and of ours, to be compared before and after it.
 *
 * @param rows by table
 */
public record EngineState(Map<String, List<String>> rows) {

    private static final String TABLES =
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema = 'public' and (table_name ~ '^act_(ru|re|id)_' and table_name <> 'act_ru_meter_log'
              or table_name in ('act_hi_comment', 'act_hi_attachment', 'act_hi_procinst'))
              or table_schema = 'dudao' and table_name !~ 'session|flyway'
            """;

    public static EngineState of(JdbcClient database) {
        var rows = new TreeMap<String, List<String>>();
        for (var table : database.sql(TABLES).query(String.class).list()) {
            rows.put(
                    table,
                    database.sql("select t::text from %s t order by 1".formatted(table))
                            .query(String.class)
                            .list());
        }
        return new EngineState(rows);
    }

    /** Without the engine's rights: those that come with a claim or a deployment outlive it. */
    public EngineState withoutRights() {
        var others = new TreeMap<>(rows);
        others.remove("public.act_ru_authorization");
        return new EngineState(others);
    }
}
