package org.dudao.evaluation;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Rewrites the ballots' table file after a rating is counted. Until then PostgreSQL keeps deleted rows in the file,
 * and their order shows the order of voting.
 *
 * <p>Runs in a separate thread, because the rewrite is not possible within a transaction.
 */
@Component
class BallotTableRewriter {

    private static final Logger LOG = LoggerFactory.getLogger(BallotTableRewriter.class);

    /** The longest time that votes in other ratings wait for the table lock. */
    private static final String PATIENCE = "set lock_timeout = '2s'";

    private final JdbcTemplate database;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var rewriter = new Thread(work, "ballot-rewrite");
        rewriter.setDaemon(true);
        return rewriter;
    });

    BallotTableRewriter(JdbcTemplate database) {
        this.database = database;
    }

    /** Ratings that are counted at the same time cause one rewrite. */
    @TransactionalEventListener
    void counted(RatingCounted counted) {
        rewriteIn(0);
    }

    /** Runs again at start if a node crashed before the rewrite. */
    @EventListener(ApplicationReadyEvent.class)
    void rewriteAtStart() {
        rewriteIn(0);
    }

    private void rewriteIn(int minutes) {
        if (due.compareAndSet(false, true)) {
            var unused = thread.schedule(this::rewriteOrRetry, minutes, TimeUnit.MINUTES);
        }
    }

    private void rewriteOrRetry() {
        due.set(false);
        try {
            database.execute(BallotTableRewriter::rewrite);
        } catch (DataAccessException e) {
            LOG.info("The ballot table is locked; the rewrite is repeated in one minute.");
            rewriteIn(1);
        }
    }

    private static boolean rewrite(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(PATIENCE);
            try {
                return statement.execute("vacuum (full) dudao.ballot");
            } finally {
                statement.execute("reset lock_timeout");
            }
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
