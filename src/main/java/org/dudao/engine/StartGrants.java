package org.dudao.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The authorizations to start a process by hand. They follow from the newest version of each process: its candidate starter groups
 * and users may read and start it, if Tasklist may start it. Each change of the deployed processes grants what is missing and withdraws
 * what no newest version names. The start of the application does the same for the models that are already there.
 *
 * <p>An authorization with exactly these permissions counts as granted here, so one that an administrator creates with the same
 * permissions is withdrawn too. {@link StartGuard} would refuse its owner anyway.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartGrants implements ApplicationRunner {

    private static final int READ_AND_START = mask(Permissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE);

    /** The office's former authorization for {@code campaign}. */
    private static final int START = mask(ProcessDefinitionPermissions.CREATE_INSTANCE);

    private static final int CREATE = mask(Permissions.CREATE);

    private final ProcessEngine engine;

    StartGrants(ProcessEngine engine) {
        this.engine = engine;
    }

    /** A permission of a group or a user; the other of the two is null. */
    private record Grant(
            @Nullable String group, @Nullable String user, Resources resource, String resourceId, int permissions) {

        static Grant of(Authorization existing) {
            var entity = (AuthorizationEntity) existing;
            return new Grant(
                    entity.getGroupId(),
                    entity.getUserId(),
                    entity.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()
                            ? Resources.PROCESS_DEFINITION
                            : Resources.PROCESS_INSTANCE,
                    entity.getResourceId(),
                    entity.getPermissions());
        }

        /** The engine allows one authorization for an owner and a resource, so other permissions of the same owner stay in it. */
        void save(AuthorizationService authorizations) {
            var authorization = ofSameOwner(authorizations).orElseGet(() ->
                    (AuthorizationEntity) authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
            if (group != null) {
                authorization.setGroupId(group);
            } else {
                authorization.setUserId(user);
            }
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
            authorization.setPermissions(authorization.getPermissions() | permissions);
            authorizations.saveAuthorization(authorization);
        }

        private Optional<AuthorizationEntity> ofSameOwner(AuthorizationService authorizations) {
            var query = authorizations
                    .createAuthorizationQuery()
                    .authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .resourceType(resource)
                    .resourceId(resourceId);
            var existing = group != null ? query.groupIdIn(group) : query.userIdIn(user);
            return existing.list().stream().map(AuthorizationEntity.class::cast).findFirst();
        }
    }

    @Override
    public void run(ApplicationArguments args) {
        update((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    static void update(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    update(context, configuration.getAuthorizationService());
                    return null;
                }));
    }

    private static void update(CommandContext context, AuthorizationService authorizations) {
        var missing = ofTheModels(context);
        for (var existing : existing(authorizations)) {
            if (!missing.remove(Grant.of(existing))) {
                authorizations.deleteAuthorization(existing.getId());
            }
        }
        missing.forEach(grant -> grant.save(authorizations));
    }

    private static Set<Grant> ofTheModels(CommandContext context) {
        var grants = new HashSet<Grant>();
        var newest = context.getProcessEngineConfiguration()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .withoutTenantId()
                .list();
        newest.stream()
                .filter(ProcessDefinition::isStartableInTasklist)
                .forEach(process ->
                        context
                                .getIdentityLinkManager()
                                .findIdentityLinksByProcessDefinitionId(process.getId())
                                .stream()
                                .flatMap(starter -> ofStarter(process.getKey(), starter))
                                .forEach(grants::add));
        return grants;
    }

    private static Stream<Grant> ofStarter(String process, IdentityLink starter) {
        return Stream.of(
                new Grant(
                        starter.getGroupId(),
                        starter.getUserId(),
                        Resources.PROCESS_DEFINITION,
                        process,
                        READ_AND_START),
                new Grant(
                        starter.getGroupId(),
                        starter.getUserId(),
                        Resources.PROCESS_INSTANCE,
                        Authorization.ANY,
                        CREATE));
    }

    private static List<Authorization> existing(AuthorizationService authorizations) {
        var ofProcesses = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(Resources.PROCESS_DEFINITION)
                .list()
                .stream()
                .filter(authorization -> !authorization.getResourceId().equals(Authorization.ANY))
                .filter(authorization ->
                        permissions(authorization) == READ_AND_START || permissions(authorization) == START);
        var ofInstances = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(Resources.PROCESS_INSTANCE)
                .resourceId(Authorization.ANY)
                .list()
                .stream()
                .filter(authorization -> permissions(authorization) == CREATE);
        return Stream.concat(ofProcesses, ofInstances).toList();
    }

    private static int permissions(Authorization authorization) {
        return ((AuthorizationEntity) authorization).getPermissions();
    }

    private static int mask(Permission... permissions) {
        return Stream.of(permissions).mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
    }
}
