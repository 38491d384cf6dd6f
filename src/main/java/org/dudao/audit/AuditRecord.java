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
 * One line of the audit log. It names things by their numbers and codes: no words of anybody's, no password, token or session.
 *
 * @param name what was done, as operators look for it
 * @param fields what belongs to it; {@code user} first
 */
record AuditRecord(String name, Map<String, Object> fields) {

    /** The program itself: a job, or its start. */
    static final String SYSTEM = "system";

    /** Nobody who is logged in. */
    static final String ANONYMOUS = "anonymous";

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final int LONGEST = 300;

    /** By whoever is at work on this thread. */
    static AuditRecord of(String name) {
        return by(atWork(), name);
    }

    static AuditRecord by(@Nullable String user, String name) {
        return new AuditRecord(name, new LinkedHashMap<>()).with("user", user == null ? SYSTEM : user);
    }

    AuditRecord with(String field, @Nullable Object value) {
        if (value instanceof String text) {
            fields.put(field, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
        } else if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    /** Now: a refusal, a login. */
    void write() {
        AUDIT.info(name, StructuredArguments.entries(fields));
    }

    /** Once it is done for good; what is rolled back has not happened. */
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

    private static String atWork() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null) {
            return login instanceof AnonymousAuthenticationToken ? ANONYMOUS : login.getName();
        }
        var user = MDC.get(LogContext.USER);
        return user == null ? SYSTEM : user;
    }
}
