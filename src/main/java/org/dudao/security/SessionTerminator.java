package org.dudao.security;

import org.dudao.organization.PersonChanged;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends all sessions of a person who leaves or changes roles. */
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
}
