package org.dudao.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used. The message says what the administrator can do. */
class DatabaseUnusableException extends RuntimeException {

    private final String action;

    DatabaseUnusableException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
