package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Several people change the same row: all of them read it before one of them writes it. A transaction of the test
 * holds the row's lock until all of them wait in the database, so the outcome does not depend on the machine's speed.
 */
public record Race(DataSource database) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Runs all acts over one row.
     *
     * @param row table and condition of the row, as in {@code dudao.ledger_item where number = 1}
     * @return the exceptions of those who lost
     */
    public List<Throwable> over(String row, Runnable... acts) throws SQLException, InterruptedException {
        var threads = Executors.newFixedThreadPool(acts.length);
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, "select from %s for no key update".formatted(row));
            var running = Stream.of(acts).map(threads::submit).toList();
            try {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(PATIENCE)
                        .until(() -> waiting(holder) == acts.length
                                || running.stream().anyMatch(Future::isDone));
                assertThat(running).as("all of them wait for the row").noneMatch(Future::isDone);
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
            var losers = new ArrayList<Throwable>();
            for (var one : running) {
                try {
                    one.get();
                } catch (ExecutionException lost) {
                    losers.add(lost.getCause());
                }
            }
            return losers;
        } finally {
            threads.shutdown();
        }
    }

    private static void execute(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(query);
        }
    }

    private static int waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct pid) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
