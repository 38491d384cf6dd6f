package org.dudao.audit;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Answers whether a login exists. */
@Component
class LoginNamesWorkflow {

    private final IdentityService identities;

    LoginNamesWorkflow(IdentityService identities) {
        this.identities = identities;
    }

    boolean isKnown(String login) {
        // The database refuses the NUL character.
        return login.indexOf('\0') < 0
                && identities.createUserQuery().userId(login).count() > 0;
    }
}
