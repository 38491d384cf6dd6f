package org.dudao.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The state of all tables of the engine and of ours, for comparison before and after a request.
 *
 * @param digests a digest of all rows by table; a rewritten row counts as changed
 */
public record EngineState(Map<String, String> digests) {

    private static final String TABLES =
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema = 'public' and (table_name ~ '^act_(ru|re|id)_' and table_name !~ 'meter_log'
              or table_name in ('act_hi_comment', 'act_hi_attachment', 'act_hi_procinst'))
              or table_schema = 'dudao' and table_name !~ 'session|flyway|login_attempt'
            """;

    /** Digests the position and the transaction of each row. Reading all contents would take minutes. */
    private static final String DIGEST =
            """
            select '%1$s' as name, count(*) || ' ' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) as digest
            from %1$s""";

    public static EngineState of(JdbcClient database) {
        var ofEach = tables(database).stream().map(DIGEST::formatted).collect(Collectors.joining(" union all "));
        var digests = new TreeMap<String, String>();
        database.sql(ofEach).query(row -> {
            digests.put(row.getString("name"), row.getString("digest"));
        });
        return new EngineState(digests);
    }

    static List<String> tables(JdbcClient database) {
        return database.sql(TABLES).query(String.class).list();
    }

    /** Without the engine's rights: those that come with a claim or a deployment outlive it. */
    public EngineState withoutRights() {
        var others = new TreeMap<>(digests);
        others.remove("public.act_ru_authorization");
        return new EngineState(others);
    }
}
