package org.dudao.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import net.logstash.logback.argument.StructuredArguments;
import org.dudao.workflow.LogContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One line of the audit log. It contains ids and codes only: no text that a person typed, no password, token or
 * session id.
 *
 * @param name the name of the action, as operators search for it
 * @param fields the details; {@code user} first
 */
record AuditRecord(String name, Map<String, Object> fields) {

    /** The program itself: a job or the start. */
    static final String SYSTEM = "system";

    /** A request without a login. */
    static final String ANONYMOUS = "anonymous";

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final int LONGEST = 300;

    /** An action of the user of the current thread. */
    static AuditRecord of(String name) {
        return by(currentUser(), name);
    }

    static AuditRecord by(@Nullable String user, String name) {
        return new AuditRecord(name, new LinkedHashMap<>()).with("user", user == null ? SYSTEM : user);
    }

    /** The login of the user. */
    String user() {
        return String.valueOf(fields.get("user"));
    }

    AuditRecord with(String field, @Nullable Object value) {
        if (value instanceof String text) {
            fields.put(field, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
        } else if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    /** Writes the line at once, for refusals and logins. */
    void write() {
        AUDIT.info(name, StructuredArguments.entries(fields));
    }

    /** Writes the line after the commit. An action that is rolled back is not written. */
    void writeOnceCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write();
            }
        });
    }

    private static String currentUser() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null) {
            return login instanceof AnonymousAuthenticationToken ? ANONYMOUS : login.getName();
        }
        var user = MDC.get(LogContext.USER);
        return user == null ? SYSTEM : user;
    }
}
