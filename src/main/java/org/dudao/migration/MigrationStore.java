package org.dudao.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Migrations with the result of each instance. */
@Repository
class MigrationStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SELECT =
            """
            select m.*, count(*) total,
              count(*) filter (where i.outcome = 'MOVED') moved, count(*) filter (where i.outcome = 'FAILED') failed,
              count(*) filter (where i.outcome = 'ENDED') ended, count(*) filter (where i.outcome = 'WAITING') remaining
            from dudao.migration m join dudao.migration_instance i on i.migration = m.id %s group by m.id order by m.id desc
            """;

    private final JdbcClient sql;

    MigrationStore(JdbcClient sql) {
        this.sql = sql;
    }

    long add(MigrationPreview plan, String batch, String by, Instant at) {
        var mapping = new LinkedHashMap<String, String>();
        plan.mapping().forEach(mapped -> mapping.put(mapped.from(), mapped.to()));
        long id = sql.sql(
                        """
                        insert into dudao.migration (process, from_version, to_version, mapping, batch, started_by, started_at)
                        values (:process, :from, :to, :mapping::jsonb, :batch, :by, :at) returning id""")
                .param("process", plan.process())
                .param("from", plan.from().number())
                .param("to", plan.to().number())
                .param("mapping", json(mapping))
                .param("batch", batch)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        plan.movers().forEach(instance -> add(id, instance, "WAITING", null));
        plan.stuck()
                .forEach(group -> group.instances().forEach(instance -> add(id, instance, "FAILED", group.reason())));
        return id;
    }

    private void add(long migration, RunningInstance instance, String outcome, @Nullable String reason) {
        sql.sql(
                        """
                        insert into dudao.migration_instance (migration, instance, business_key, outcome, reason)
                        values (:migration, :instance, :businessKey, :outcome, :reason)""")
                .param("migration", migration)
                .param("instance", instance.id())
                .param("businessKey", instance.businessKey())
                .param("outcome", outcome)
                .param("reason", reason)
                .update();
    }

    /** Does nothing for a batch that was not started by this product. */
    void setOutcome(String batch, String instance, String outcome, @Nullable String reason, Instant at) {
        sql.sql(
                        """
                        update dudao.migration_instance i set outcome = :outcome, reason = :reason, decided_at = :at
                        from dudao.migration m where m.id = i.migration and m.batch = :batch and i.instance = :instance""")
                .param("batch", batch)
                .param("instance", instance)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Marks all waiting instances of a batch as failed. */
    void failWaiting(String batch, String reason, Instant at) {
        sql.sql(
                        """
                        update dudao.migration_instance i set outcome = 'FAILED', reason = :reason, decided_at = :at
                        from dudao.migration m where m.id = i.migration and m.batch = :batch and i.outcome = 'WAITING'""")
                .param("batch", batch)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The engine batches with waiting instances. */
    List<String> unfinishedBatches() {
        return sql.sql(
                        """
                        select distinct m.batch from dudao.migration m join dudao.migration_instance i on i.migration = m.id
                        where i.outcome = 'WAITING'""")
                .query(String.class)
                .list();
    }

    List<String> batches(String process) {
        return sql.sql("select batch from dudao.migration where process = :process")
                .param("process", process)
                .query(String.class)
                .list();
    }

    /** The newest migration first. */
    List<Migration> all() {
        return sql.sql(SELECT.formatted("")).query(MigrationStore::migration).list();
    }

    Optional<Migration> find(long id) {
        return sql.sql(SELECT.formatted("where m.id = :id"))
                .param("id", id)
                .query(MigrationStore::migration)
                .optional();
    }

    List<Migration.Failure> failures(long migration) {
        return sql.sql(
                        """
                        select instance, business_key, reason from dudao.migration_instance
                        where migration = :migration and outcome = 'FAILED' order by business_key, instance""")
                .param("migration", migration)
                .query(Migration.Failure.class)
                .list();
    }

    private static Migration migration(ResultSet row, int number) throws SQLException {
        return new Migration(
                row.getLong("id"),
                row.getString("process"),
                row.getInt("from_version"),
                row.getInt("to_version"),
                mapping(row.getString("mapping")),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                row.getInt("total"),
                row.getInt("moved"),
                row.getInt("failed"),
                row.getInt("ended"),
                row.getInt("remaining"));
    }

    private static String json(Map<String, String> mapping) {
        try {
            return JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> mapping(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
