package org.dudao.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.dudao.model.DeploymentContext;
import org.dudao.model.ModelCheck;

/**
 * Completes a deployment with the option {@code deploy-changed-only}. Of such a deployment, the engine keeps only the changed files. A process and its
 * forms must be in the same deployment, so this class adds the newest deployed version of each file that belongs to a changed one.
 */
class ChangedFilesCompletion {

    private static final CommandField<DeploymentBuilderImpl> BUILDER =
            new CommandField<>(DeployCmd.class, "deploymentBuilder", DeploymentBuilderImpl.class);

    private final ModelCheck check;
    private final DeploymentContext context;
    private final RepositoryService repository;

    ChangedFilesCompletion(ModelCheck check, DeploymentContext context) {
        this.check = check;
        this.context = context;
        this.repository = Context.getProcessEngineConfiguration().getRepositoryService();
    }

    /** Whether the running command is a deployment with this option. */
    static boolean isRequested() {
        return Context.getCommandInvocationContext().getCommand() instanceof DeployCmd command
                && Objects.requireNonNull(BUILDER.of(command)).isDeployChangedOnly();
    }

    /** Repeats until nothing is missing: an added process needs its other forms, too. */
    void complete(DeploymentEntity deployment) {
        var changed = Set.copyOf(deployment.getResources().keySet());
        boolean added;
        do {
            added = false;
            for (var definition : missing(deployment, changed).toList()) {
                added |= add(deployment, definition);
            }
        } while (added);
    }

    private Stream<ResourceDefinition> missing(DeploymentEntity deployment, Set<String> changed) {
        var missing = check.missing(contents(deployment), changed, context);
        var forms = Context.getCommandContext().getCamundaFormDefinitionManager();
        return Stream.of(
                        missing.processes().stream().map(key -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult()),
                        missing.decisions().stream().map(key -> repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult()),
                        missing.forms().stream().map(forms::findLatestDefinitionByKey))
                .flatMap(definitions -> definitions);
    }

    static Map<String, byte[]> contents(DeploymentEntity deployment) {
        var contents = new HashMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> contents.put(name, resource.getBytes()));
        return contents;
    }

    /** The engine has already stored the resources of the deployment, so this one is stored here. */
    private static boolean add(DeploymentEntity deployment, ResourceDefinition definition) {
        var name = definition.getResourceName();
        if (deployment.getResources().containsKey(name)) {
            return false;
        }
        var resources = Context.getCommandContext().getResourceManager();
        var deployed = resources.findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), name);
        var resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(deployed.getBytes());
        resource.setType(deployed.getType());
        resource.setCreateTime(deployed.getCreateTime());
        resource.setDeploymentId(deployment.getId());
        resources.insertResource(resource);
        deployment.addResource(resource);
        return true;
    }
}
