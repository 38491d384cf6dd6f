package org.dudao.security;

import java.util.Arrays;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * An authorization of a group.
 *
 * @param group the group, or {@link #EVERYBODY}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grant(String group, Resource resource, String resourceId, Permission... permissions) {

    static final String EVERYBODY = "*";

    /** Creates the authorization, or corrects it when it differs. */
    void ensure(AuthorizationService authorizations) {
        boolean everybody = group.equals(EVERYBODY);
        var query =
                authorizations.createAuthorizationQuery().resourceType(resource).resourceId(resourceId);
        var existing =
                (everybody ? query.authorizationType(Authorization.AUTH_TYPE_GLOBAL) : query.groupIdIn(group)).list();
        if (existing.size() == 1 && ((AuthorizationEntity) existing.get(0)).getPermissions() == mask()) {
            return;
        }
        existing.forEach(wrong -> authorizations.deleteAuthorization(wrong.getId()));
        var grant = authorizations.createNewAuthorization(
                everybody ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (!everybody) {
            grant.setGroupId(group);
        }
        grant.setResource(resource);
        grant.setResourceId(resourceId);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    /** The permissions as the bit mask that the engine stores. */
    private int mask() {
        return Arrays.stream(permissions).mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
    }
}
