package org.dudao.audit;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Which logins there are. */
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
