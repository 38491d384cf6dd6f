package org.dudao.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.dudao.organization.CandidateGroups;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The authorizations in the engine. A participant may use Tasklist and the shared filters and has the rights that come
 * with a task; nothing else is granted here. The models say who may start a process, see {@code StartGrants}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineGrants implements ApplicationRunner {

    private final AuthorizationService authorizations;
    private final TasklistFilters filters;

    EngineGrants(AuthorizationService authorizations, TasklistFilters filters) {
        this.authorizations = authorizations;
        this.filters = filters;
    }

    @Override
    public void run(ApplicationArguments args) {
        var grants = new ArrayList<Grant>();
        grants.add(new Grant(Grant.EVERYBODY, Resources.APPLICATION, "tasklist", ACCESS));
        grants.addAll(ofTheOffice());
        grants.addAll(ofTheDesigner());
        for (var resource : Resources.values()) {
            grants.add(new Grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, ALL));
        }
        grants.addAll(filters.save());
        grants.forEach(grant -> grant.ensure(authorizations));
    }

    /** The office reads everything; it cannot complete the tasks of others. */
    private static List<Grant> ofTheOffice() {
        return List.of(new Grant(
                CandidateGroups.OFFICE,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                READ_INSTANCE,
                READ_TASK,
                READ_HISTORY));
    }

    /** Designers deploy models, take back what nothing needs (checked by the guard in front of the engine), and see them in Cockpit. */
    private static List<Grant> ofTheDesigner() {
        return List.of(
                new Grant(CandidateGroups.DESIGNER, Resources.APPLICATION, "cockpit", ACCESS),
                new Grant(CandidateGroups.DESIGNER, Resources.DEPLOYMENT, Authorization.ANY, CREATE, READ, DELETE),
                new Grant(
                        CandidateGroups.DESIGNER,
                        Resources.PROCESS_DEFINITION,
                        Authorization.ANY,
                        ProcessDefinitionPermissions.READ,
                        READ_INSTANCE,
                        READ_HISTORY),
                new Grant(
                        CandidateGroups.DESIGNER,
                        Resources.DECISION_DEFINITION,
                        Authorization.ANY,
                        READ,
                        Permissions.READ_HISTORY),
                new Grant(
                        CandidateGroups.DESIGNER, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, READ));
    }
}
