package org.dudao.migration;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.dudao.model.ModelProperties;
import org.springframework.stereotype.Component;

/** Reads deployed process versions and their running instances from the engine. */
@Component
class VersionsWorkflow {

    private static final List<Class<? extends FlowNode>> HOLDS_TOKENS = List.of(
            Activity.class,
            IntermediateCatchEvent.class,
            BoundaryEvent.class,
            EventBasedGateway.class,
            ParallelGateway.class,
            InclusiveGateway.class);
    private static final List<Class<? extends EventDefinition>> TRIGGERS = List.of(
            TimerEventDefinition.class,
            MessageEventDefinition.class,
            SignalEventDefinition.class,
            ConditionalEventDefinition.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;

    VersionsWorkflow(RepositoryService repository, RuntimeService runtime, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
    }

    /** All versions by process, the oldest first. */
    Map<String, List<ProcessVersion>> all() {
        return management.createProcessDefinitionStatisticsQuery().list().stream()
                // The processes of a tenant are copies for a rehearsal.
                .filter(definition -> definition.getTenantId() == null)
                .map(VersionsWorkflow::version)
                .sorted(Comparator.comparing(ProcessVersion::process).thenComparing(ProcessVersion::number))
                .collect(Collectors.groupingBy(ProcessVersion::process, TreeMap::new, Collectors.toList()));
    }

    /** All versions of a process, the oldest first; empty if the process does not exist. */
    List<ProcessVersion> of(String process) {
        return all().getOrDefault(process, List.of());
    }

    VersionModel model(ProcessVersion version) {
        return VersionModel.of(
                repository.getBpmnModelInstance(version.id()).getModelElementsByType(FlowNode.class).stream()
                        .map(VersionsWorkflow::element)
                        .toList());
    }

    List<RunningInstance> instances(ProcessVersion version) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionId(version.id())
                .orderByBusinessKey()
                .asc()
                .list()
                .stream()
                .map(instance -> new RunningInstance(instance.getId(), instance.getBusinessKey()))
                .toList();
    }

    /** The number of waiting instances by element. */
    Map<String, Integer> waiting(ProcessVersion version) {
        return management.createActivityStatisticsQuery(version.id()).list().stream()
                .collect(Collectors.toMap(ActivityStatistics::getId, ActivityStatistics::getInstances));
    }

    private static ProcessVersion version(ProcessDefinitionStatistics definition) {
        return new ProcessVersion(
                definition.getId(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersion(),
                definition.getInstances());
    }

    private static FlowElement element(FlowNode node) {
        return new FlowElement(
                node.getId(),
                Objects.requireNonNullElse(node.getName(), node.getId()),
                node.getElementType().getTypeName(),
                replaces(node),
                node.isCamundaAsyncBefore()
                        || isAsyncAfter(node)
                        || HOLDS_TOKENS.stream().anyMatch(type -> type.isInstance(node)),
                isTriggered(node),
                node instanceof Activity activity && activity.getLoopCharacteristics() != null);
    }

    /** An event-based gateway cannot be asynchronous afterwards, and the model API throws an exception when it is asked. */
    private static boolean isAsyncAfter(FlowNode node) {
        return !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter();
    }

    private static List<String> replaces(FlowNode node) {
        return Optional.ofNullable(node.getExtensionElements()).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> ModelProperties.REPLACES.equals(property.getCamundaName()))
                .flatMap(property -> ModelProperties.replacedElements(property.getCamundaValue()).stream())
                .toList();
    }

    private static boolean isTriggered(FlowNode node) {
        return node instanceof ReceiveTask
                || (node instanceof CatchEvent event
                        && event.getEventDefinitions().stream().anyMatch(definition -> TRIGGERS.stream()
                                .anyMatch(trigger -> trigger.isInstance(definition))));
    }
}
