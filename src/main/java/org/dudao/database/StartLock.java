package org.dudao.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Makes the nodes of one database start one after the other. Two nodes that start at once on an empty database would
 * both create the engine's tables, deploy the models and load the roster; the engine's own locks cover only a part of
 * this.
 */
class StartLock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StartLock.class);

    /** An arbitrary number. No release may change it. */
    private static final long KEY = 2014_0306L;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long PAUSE_MILLISECONDS = 500;

    private @Nullable Connection holder;

    /**
     * Waits until no other node is starting. PostgreSQL releases the lock of a node that dies.
     *
     * @throws DatabaseUnusableException after 15 minutes
     */
    void take(DataSource database) throws SQLException {
        var connection = database.getConnection();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (boolean logged = false; !tryAcquire(connection); logged = true) {
                if (!logged) {
                    log.info("Another node is starting on this database; this one goes on as soon as that is ready");
                }
                if (System.nanoTime() > end) {
                    throw new DatabaseUnusableException(
                            "Another node has been starting on this database for more than %d minutes."
                                    .formatted(PATIENCE.toMinutes()),
                            "See what it waits for, or stop it.",
                            null);
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
            holder = connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close();
            throw new DatabaseUnusableException("The start was interrupted.", "Start again.", e);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean tryAcquire(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Lets the next node start. */
    @EventListener(ApplicationReadyEvent.class)
    void release() throws SQLException {
        var connection = holder;
        if (connection != null) {
            holder = null;
            try (connection;
                    var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (holder != null && !holder.isClosed()) {
            release();
        }
    }
}
