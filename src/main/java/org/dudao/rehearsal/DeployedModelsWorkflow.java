package org.dudao.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.dudao.workflow.ReleaseDeployment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists the deployments with their processes and the number of running instances. */
@Component
class DeployedModelsWorkflow {

    private final RepositoryService repository;
    private final ManagementService management;
    private final HistoryService history;
    private final ReleaseDeployment release;

    DeployedModelsWorkflow(
            RepositoryService repository,
            ManagementService management,
            HistoryService history,
            ReleaseDeployment release) {
        this.repository = repository;
        this.management = management;
        this.history = history;
        this.release = release;
    }

    /**
     * @param by the login of the person who deployed; null when the engine's log has no entry
     * @param release whether it is a deployment of the product itself
     */
    record DeploymentLine(
            String id, String name, Instant at, @Nullable String by, boolean release, List<ProcessLine> processes) {

        public int instances() {
            return processes.stream().mapToInt(ProcessLine::instances).sum();
        }
    }

    /** @param newest whether it is the newest version of its process */
    record ProcessLine(String id, String name, int version, boolean newest, int instances) {}

    /** The newest first. */
    List<DeploymentLine> all() {
        var deployers = deployers();
        var definitions = management.createProcessDefinitionStatisticsQuery().list();
        Map<String, Integer> newest = new HashMap<>();
        definitions.forEach(definition -> newest.merge(definition.getKey(), definition.getVersion(), Math::max));
        var byDeployment =
                definitions.stream().collect(Collectors.groupingBy(ProcessDefinitionStatistics::getDeploymentId));
        return repository.createDeploymentQuery().withoutTenantId().orderByDeploymentTime().desc().list().stream()
                .map(deployment -> new DeploymentLine(
                        deployment.getId(),
                        nameOf(deployment),
                        deployment.getDeploymentTime().toInstant(),
                        deployers.get(deployment.getId()),
                        release.is(deployment.getName()),
                        lines(byDeployment.getOrDefault(deployment.getId(), List.of()), newest)))
                .toList();
    }

    private static String nameOf(Deployment deployment) {
        return Objects.requireNonNullElse(deployment.getName(), deployment.getId());
    }

    private static List<ProcessLine> lines(List<ProcessDefinitionStatistics> definitions, Map<String, Integer> newest) {
        return definitions.stream()
                .map(definition -> new ProcessLine(
                        definition.getId(),
                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                        definition.getVersion(),
                        definition.getVersion() == newest.getOrDefault(definition.getKey(), 0),
                        definition.getInstances()))
                .sorted(Comparator.comparing(ProcessLine::name))
                .toList();
    }

    private Map<String, String> deployers() {
        return history
                .createUserOperationLogQuery()
                .entityType(EntityTypes.DEPLOYMENT)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
                .list()
                .stream()
                .filter(entry -> entry.getDeploymentId() != null && entry.getUserId() != null)
                .collect(Collectors.toMap(
                        UserOperationLogEntry::getDeploymentId,
                        UserOperationLogEntry::getUserId,
                        (first, second) -> first));
    }
}
