package org.dudao.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Recognises failures that only the database causes and that pass: it is stopped, full, or no longer the primary. */
public final class DatabaseAway {

    /** The value of the Retry-After header, and the time after which an error page reloads itself. */
    public static final int RETRY_SECONDS = 10;

    /** For people who are refused meanwhile. */
    public static final String SENTENCE = "数据库暂时连接不上，请稍后再试。";

    private static final String CONNECTION = "08";
    private static final Set<String> STATES = Set.of(
            "57P01", // stopped by its administrator
            "57P02", // another server process crashed
            "57P03", // starting or stopping
            "53100", // the disk is full
            "53300", // too many connections
            "25006"); // read-only: after a fail-over, the former primary

    /** The message of HikariCP for a connection that it has found broken. */
    private static final String CLOSED_BY_THE_POOL = "Connection is closed";

    private static final int DEEPEST = 30;

    private DatabaseAway() {}

    /** Whether such a failure is among the causes of the exception, at any depth. */
    public static boolean isCauseOf(@Nullable Throwable problem) {
        var cause = problem;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && says(sql)) {
                return true;
            }
            // A failed rollback hides the original exception, which is not in its chain of causes.
            if (cause instanceof TransactionSystemException rollback && isCauseOf(rollback.getApplicationException())) {
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
