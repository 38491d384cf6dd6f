package org.dudao.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The NUL character (U+0000): JSON and URLs may contain it, and PostgreSQL stores it in no text. */
public final class UnsupportedCharacter {

    public static final char NUL = '\0';

    private static final Set<String> STATES = Set.of(
            "22021", // in a text
            "22P05"); // in a JSON value

    private UnsupportedCharacter() {}

    /** The reason for a refusal. */
    public static String refusal(String field) {
        return "“%s”里有数据库不能存的空字符（U+0000），请删去后再提交。".formatted(field);
    }

    /** Whether the database refused a text with such a character. */
    public static boolean isCauseOf(@Nullable Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
