package org.dudao.evaluation;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Every vote leaves the box as it was before in the table's file, where PostgreSQL keeps deleted rows for a while: the order in
 * which ballots first appear there is the order of voting. Once a rating is counted, the file is written anew without them.
 *
 * <p>A thread of its own: it cannot be done within a transaction, and nobody waits for it.
 */
@Component
class OldBoxes {

    private static final Logger LOG = LoggerFactory.getLogger(OldBoxes.class);

    private final JdbcClient sql;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var sweeper = new Thread(work, "old-boxes");
        sweeper.setDaemon(true);
        return sweeper;
    });

    OldBoxes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Several that are counted at once are swept at once. */
    @TransactionalEventListener
    void counted(RatingCounted counted) {
        if (due.compareAndSet(false, true)) {
            thread.execute(this::sweep);
        }
    }

    private void sweep() {
        due.set(false);
        try {
            sql.sql("vacuum (full) dudao.ballot").update();
        } catch (DataAccessException e) {
            LOG.warn("The old boxes stay in the file until the next rating is counted", e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
