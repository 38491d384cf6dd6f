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
        return identities.createUserQuery().userId(login).count() > 0;
    }
}
