package org.dudao.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/** Recognises the kinds of collisions of two transactions, and has the sentence for the person whose transaction lost. */
public final class Collision {

    /** The rows were changed meanwhile. */
    public static final String CHANGED = "刚才有人同时办理了这一项，请刷新后再试。";

    private static final String ADDED = "要存的这一项刚才已经有了，没有再存一次。请刷新后再看。";

    /** What is there already, by the unique constraint or index that says so. */
    private static final Map<String, String> ADDED_BY_CONSTRAINT = Map.of(
            "ledger_request_open", "这个事项已经有一份申请在等答复，没有再申请一次。请刷新后再看。",
            "opinion_print", "这条意见刚才已经登记，没有再登记一次。请刷新后再看。");

    /** By SQL state. */
    private static final Map<String, String> SENTENCES = sentences();

    private static final int DEEPEST = 30;

    private static final Logger log = LoggerFactory.getLogger(Collision.class);

    private Collision() {}

    private static Map<String, String> sentences() {
        var sentences = new HashMap<String, String>();
        sentences.put("23505", ADDED);
        // A row is added that refers to another one, and the other one is deleted.
        sentences.put("23503", CHANGED);
        // An exclusion constraint
        sentences.put("23P01", CHANGED);
        // The transactions cannot be put in an order.
        sentences.put("40001", CHANGED);
        // A deadlock
        sentences.put("40P01", CHANGED);
        // A lock that was not granted in time
        sentences.put("55P03", CHANGED);
        return sentences;
    }

    /**
     * The sentence for the collision among the causes of the exception, if there is one. A violated constraint is logged, because it
     * can also be a mistake in the program.
     */
    public static Optional<String> sentence(@Nullable Throwable problem) {
        var cause = problem;
        boolean isConcurrent = false;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql) {
                var sentence = sentenceOf(sql);
                if (sentence.isPresent()) {
                    return sentence;
                }
            }
            isConcurrent |= cause instanceof ConcurrencyFailureException;
            cause = cause.getCause();
        }
        return isConcurrent ? Optional.of(CHANGED) : Optional.empty();
    }

    private static Optional<String> sentenceOf(SQLException problem) {
        for (SQLException one = problem; one != null; one = one.getNextException()) {
            var state = Objects.toString(one.getSQLState());
            if (SENTENCES.containsKey(state)) {
                var constraint = constraintOf(one);
                // The lines after the first one contain the data.
                log.warn(
                        "Collision {} of {}: {}",
                        state,
                        constraint,
                        Objects.toString(one.getMessage(), "")
                                .lines()
                                .findFirst()
                                .orElse(""));
                return Optional.of(
                        ADDED_BY_CONSTRAINT.getOrDefault(constraint, Objects.requireNonNull(SENTENCES.get(state))));
            }
        }
        return Optional.empty();
    }

    private static String constraintOf(SQLException problem) {
        return problem instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? Objects.toString(postgres.getServerErrorMessage().getConstraint(), "")
                : "";
    }
}
