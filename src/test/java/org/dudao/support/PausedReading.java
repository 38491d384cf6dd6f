package org.dudao.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Something happens between two reads of another transaction. The test holds the lock of a table; the reading waits at its first
 * read of this table, and has read other tables before.
 */
public record PausedReading(JdbcClient database, TransactionTemplate transaction) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Returns the result of the reading.
     *
     * @param meanwhile runs in the transaction that holds the lock; it gets the process ids of the waiting connections
     */
    public <T> T at(String table, Callable<T> reading, Consumer<List<Integer>> meanwhile) throws Exception {
        var result = new FutureTask<>(reading);
        transaction.executeWithoutResult(locked -> {
            database.sql("lock table %s in access exclusive mode".formatted(table))
                    .update();
            new Thread(result, "paused-reading").start();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> !waiting().isEmpty() || result.isDone());
            meanwhile.accept(waiting());
        });
        return result.get();
    }

    private List<Integer> waiting() {
        return database.sql("select distinct pid from pg_locks where not granted")
                .query(Integer.class)
                .list();
    }
}
