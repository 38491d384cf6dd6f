package org.dudao.engine;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * The engine gives a new user every right on themselves, and whoever deploys the right to delete the deployment with all that
 * runs on it. Here people read themselves and no more, and deployments stay.
 */
class MinimalAuthorizationProvider extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
        var own = createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ);
        return new AuthorizationEntity[] {own};
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return new AuthorizationEntity[0];
    }
}
