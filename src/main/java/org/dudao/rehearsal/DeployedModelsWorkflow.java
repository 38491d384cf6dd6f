package org.dudao.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * @param files the names of the files
     */
    record DeploymentLine(
            String id,
            String name,
            Instant at,
            @Nullable String by,
            boolean release,
            List<ProcessLine> processes,
            List<String> files) {

        public int instances() {
            return processes.stream().mapToInt(ProcessLine::instances).sum();
        }

        /** What happens when it is taken back. */
        public String consequence() {
            if (processes.isEmpty()) {
                return "撤回以后，它的判断表和表单不再使用，改用前一次部署的；没有前一次的，就没有了。";
            }
            var newest = processes.stream().filter(ProcessLine::newest).toList();
            if (newest.isEmpty()) {
                return "它的流程都已有新版，新发起的不受影响。";
            }
            return newest.stream().map(ProcessLine::consequence).collect(Collectors.joining());
        }
    }

    /**
     * @param newest whether it is the newest version of its process
     * @param first whether no earlier version is deployed
     */
    record ProcessLine(String id, String key, String name, int version, boolean newest, boolean first, int instances) {

        private String consequence() {
            return (first ? "流程“%s”没有前一版，撤回以后谁也不能再发起。" : "撤回以后，新发起的流程“%s”走前一版。").formatted(name);
        }
    }

    /** The newest first. */
    List<DeploymentLine> all() {
        var deployers = deployers();
        var definitions = management.createProcessDefinitionStatisticsQuery().list();
        var versions = definitions.stream()
                .collect(Collectors.groupingBy(
                        ProcessDefinitionStatistics::getKey,
                        Collectors.summarizingInt(ProcessDefinitionStatistics::getVersion)));
        var byDeployment =
                definitions.stream().collect(Collectors.groupingBy(ProcessDefinitionStatistics::getDeploymentId));
        return repository.createDeploymentQuery().withoutTenantId().orderByDeploymentTime().desc().list().stream()
                .map(deployment -> new DeploymentLine(
                        deployment.getId(),
                        nameOf(deployment),
                        deployment.getDeploymentTime().toInstant(),
                        deployers.get(deployment.getId()),
                        release.is(deployment.getName()),
                        lines(byDeployment.getOrDefault(deployment.getId(), List.of()), versions),
                        repository.getDeploymentResourceNames(deployment.getId())))
                .toList();
    }

    private static String nameOf(Deployment deployment) {
        return Optional.ofNullable(deployment.getName())
                .filter(name -> !name.isBlank())
                .orElse("（未命名）");
    }

    private static List<ProcessLine> lines(
            List<ProcessDefinitionStatistics> definitions, Map<String, IntSummaryStatistics> versions) {
        return definitions.stream()
                .map(definition -> {
                    var all = Objects.requireNonNull(versions.get(definition.getKey()));
                    return new ProcessLine(
                            definition.getId(),
                            definition.getKey(),
                            Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                            definition.getVersion(),
                            definition.getVersion() == all.getMax(),
                            definition.getVersion() == all.getMin(),
                            definition.getInstances());
                })
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
