package org.dudao.security;

import org.dudao.organization.PasswordChanged;
import org.dudao.organization.PersonChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Ends all sessions of a person who leaves or changes roles, and all others when a password is changed. */
@Component
class SessionTerminator {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SessionTerminator(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Runs after the commit, so that a failed import ends no session. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PersonChanged event) {
        sessions.findByPrincipalName(event.login()).keySet().forEach(sessions::deleteById);
    }

    /** Whoever knew the former password is logged out. The session in which it was changed goes on. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PasswordChanged event) {
        var current = currentSession();
        sessions.findByPrincipalName(event.login()).keySet().stream()
                .filter(session -> !session.equals(current))
                .forEach(sessions::deleteById);
    }

    private static @Nullable String currentSession() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getSessionId()
                : null;
    }
}
