package org.dudao.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Uses all groups of the caller.
 *
 * <p>The engine first asks in every command which groups have an authorization. This query scans all authorization rows: 8 to 19 ms
 * with 100,000 open tasks, and six or seven times for one task list. It only removes groups that would match nothing.
 */
public class CallerGroupsAuthorizationManager extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
    }
}
