package org.dudao.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells a failure for which nobody but the database is to blame, and which passes: it is away, full, or no longer the primary. */
public final class DatabaseAway {

    /** As Retry-After says it, and as long as a page waits before it asks again. */
    public static final int RETRY_SECONDS = 10;

    private static final String CONNECTION = "08";
    private static final Set<String> STATES = Set.of(
            "57P01", // stopped by its administrator
            "57P02", // another of its processes crashed
            "57P03", // starting or stopping
            "53100", // the disk is full
            "53300", // too many connections
            "25006"); // read-only: after a fail-over, the one that is primary no more

    /** Hikari's own words, for a connection that it has found broken. */
    private static final String CLOSED_BY_THE_POOL = "Connection is closed";

    private static final int DEEPEST = 30;

    private DatabaseAway() {}

    /** Whether it is behind this, however deep. */
    public static boolean isBehind(@Nullable Throwable problem) {
        var cause = problem;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && says(sql)) {
                return true;
            }
            // What went wrong at first is not the cause of what went wrong while it was being rolled back.
            if (cause instanceof TransactionSystemException rollback && isBehind(rollback.getApplicationException())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(SQLException problem) {
        for (SQLException one = problem; one != null; one = one.getNextException()) {
            var state = one.getSQLState();
            if (one instanceof SQLTransientConnectionException
                    || (state != null && (state.startsWith(CONNECTION) || STATES.contains(state)))
                    || (state == null && CLOSED_BY_THE_POOL.equals(one.getMessage()))) {
                return true;
            }
        }
        return false;
    }
}
