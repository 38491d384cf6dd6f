package org.dudao.security;

import org.dudao.organization.PersonChanged;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whoever leaves, or becomes something else, is logged out wherever they are logged in. */
@Component
class SessionTerminator {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SessionTerminator(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Once it is saved: an import that fails logs nobody out. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PersonChanged event) {
        sessions.findByPrincipalName(event.login()).keySet().forEach(sessions::deleteById);
    }
}
