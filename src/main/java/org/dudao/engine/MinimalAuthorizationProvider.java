package org.dudao.engine;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * Creates fewer authorizations than the engine does. By default, a new user gets all rights on their own account, and a deployer may
 * delete the deployment together with its instances. Here, a user may only read their own account, and nobody may delete a deployment.
 */
class MinimalAuthorizationProvider extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
        var readOwnAccount =
                createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ);
        return new AuthorizationEntity[] {readOwnAccount};
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return new AuthorizationEntity[0];
    }
}
