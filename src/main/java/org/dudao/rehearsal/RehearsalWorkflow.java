package org.dudao.rehearsal;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.dudao.form.FormReader;
import org.dudao.model.RehearsalFiles;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.RehearsalTenants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The rehearsals in the engine. A rehearsal is a deployment in the tenant of its designer. All methods run without an authentication of
 * the engine, so each one names the tenant.
 */
@Component
class RehearsalWorkflow {

    private static final int LONGEST_TRAIL = 500;
    private static final String STUCK = "这一步之后走不下去，请检查后面的条件和默认走向。";
    private static final Logger log = LoggerFactory.getLogger(RehearsalWorkflow.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identities;
    private final FormReader forms;

    RehearsalWorkflow(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            IdentityService identities,
            FormReader forms) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.identities = identities;
        this.forms = forms;
    }

    /** @return the id of the deployment; empty for an unknown process and for the copy of a rehearsal */
    Optional<String> begin(String definitionId, String login) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .withoutTenantId()
                        .singleResult())
                .map(definition -> begin(definition, login));
    }

    private String begin(ProcessDefinition definition, String login) {
        var tenant = RehearsalTenants.of(login);
        join(tenant, login);
        var source = new DeployedFilesWorkflow(repository, identities);
        var prefix = "rehearsal" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var rehearsal = RehearsalFiles.of(
                source.file(definition).orElseThrow(), definition.getKey(), prefix, login, source, forms);
        var builder = repository
                .createDeployment()
                .name("试运行：%s（第%d版）".formatted(name(definition), definition.getVersion()))
                .tenantId(tenant);
        rehearsal.files().forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        Map<String, @Nullable Object> variables = new HashMap<>();
        rehearsal.variables().forEach(variable -> variables.put(variable, null));
        return orRefusal("流程“%s”不能试运行，请告诉管理员。".formatted(name(definition)), () -> {
            var deployment = builder.deploy();
            runtime.createProcessInstanceByKey(rehearsal.process())
                    .processDefinitionTenantId(tenant)
                    .setVariables(variables)
                    .execute();
            return deployment.getId();
        });
    }

    /** The engine's words are English and go to the log. */
    private static <T> T orRefusal(String sentence, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProcessEngineException e) {
            log.warn("A rehearsal cannot go on: {}", e.getMessage());
            throw new Refusal(Refusal.Kind.CONFLICT, sentence);
        }
    }

    private static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private void join(String tenant, String login) {
        if (identities.createTenantQuery().tenantId(tenant).count() == 0) {
            var created = identities.newTenant(tenant);
            created.setName("试运行 " + login);
            identities.saveTenant(created);
        }
        if (identities.createTenantQuery().tenantId(tenant).userMember(login).count() == 0) {
            identities.createTenantUserMembership(tenant, login);
        }
    }

    long count(String login) {
        return repository
                .createDeploymentQuery()
                .tenantIdIn(RehearsalTenants.of(login))
                .count();
    }

    /** The rehearsals of a designer, the newest first. */
    List<RehearsalView> of(String login) {
        return repository
                .createDeploymentQuery()
                .tenantIdIn(RehearsalTenants.of(login))
                .orderByDeploymentTime()
                .desc()
                .list()
                .stream()
                .map(this::view)
                .toList();
    }

    Optional<RehearsalView> find(String id, String login) {
        return Optional.ofNullable(repository
                        .createDeploymentQuery()
                        .deploymentId(id)
                        .tenantIdIn(RehearsalTenants.of(login))
                        .singleResult())
                .map(this::view);
    }

    void complete(String task) {
        orRefusal(STUCK, () -> {
            tasks.complete(task);
            return task;
        });
    }

    void trigger(String subscription) {
        Optional.ofNullable(runtime.createEventSubscriptionQuery()
                        .eventSubscriptionId(subscription)
                        .singleResult())
                .ifPresent(event -> orRefusal(STUCK, () -> {
                    runtime.messageEventReceived(event.getEventName(), event.getExecutionId());
                    return event;
                }));
    }

    /** Deletes the rehearsal with its instances and its history; with the last one of a designer, the tenant. */
    void end(String id) {
        var deployment = repository.createDeploymentQuery().deploymentId(id).singleResult();
        if (deployment == null || !RehearsalTenants.isRehearsal(deployment.getTenantId())) {
            return;
        }
        repository.deleteDeployment(id, true);
        if (repository
                        .createDeploymentQuery()
                        .tenantIdIn(deployment.getTenantId())
                        .count()
                == 0) {
            identities.deleteTenant(deployment.getTenantId());
        }
    }

    /** The rehearsals of all designers that began before this time. */
    List<String> begunBefore(Instant time) {
        return repository.createDeploymentQuery().deploymentBefore(Date.from(time)).list().stream()
                .filter(deployment -> RehearsalTenants.isRehearsal(deployment.getTenantId()))
                .map(Deployment::getId)
                .toList();
    }

    private RehearsalView view(Deployment deployment) {
        var definitions = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment.getId())
                .list();
        var keys = definitions.stream().map(ProcessDefinition::getKey).collect(Collectors.toSet());
        var instance = history
                .createHistoricProcessInstanceQuery()
                .tenantIdIn(deployment.getTenantId())
                .rootProcessInstances()
                .list()
                .stream()
                .filter(root -> keys.contains(root.getProcessDefinitionKey()))
                .findFirst();
        return new RehearsalView(
                deployment.getId(),
                String.valueOf(deployment.getName()),
                deployment.getDeploymentTime().toInstant(),
                instance.map(HistoricProcessInstance::getId).orElse(""),
                instance.filter(root -> root.getEndTime() == null).isEmpty(),
                steps(keys),
                events(keys, deployment.getTenantId()),
                passed(definitions));
    }

    private List<RehearsalView.Step> steps(Set<String> keys) {
        return tasks
                .createTaskQuery()
                .processDefinitionKeyIn(keys.toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(this::step)
                .toList();
    }

    private RehearsalView.Step step(Task task) {
        return new RehearsalView.Step(
                task.getId(),
                task.getName(),
                name(repository.getProcessDefinition(task.getProcessDefinitionId())),
                note(element(task.getProcessDefinitionId(), task.getTaskDefinitionKey())),
                RehearsalFiles.isChoice(task.getTaskDefinitionKey(), task.getName()));
    }

    private List<RehearsalView.Event> events(Set<String> keys, String tenant) {
        return runtime.createEventSubscriptionQuery().tenantIdIn(tenant).eventType("message").list().stream()
                .filter(event ->
                        keys.stream().anyMatch(key -> event.getEventName().startsWith(key + "/")))
                .sorted(Comparator.comparing(EventSubscription::getCreated)
                        .thenComparing(EventSubscription::getEventName))
                .map(this::event)
                .toList();
    }

    private RehearsalView.Event event(EventSubscription event) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(event.getProcessInstanceId())
                .singleResult();
        var element = element(instance.getProcessDefinitionId(), event.getActivityId());
        return new RehearsalView.Event(event.getId(), label(element, event.getActivityId()), note(element));
    }

    private List<RehearsalView.Passed> passed(List<ProcessDefinition> definitions) {
        return definitions.stream()
                .flatMap(definition -> passed(definition.getId()))
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .map(passed -> {
                    var element = element(passed.getProcessDefinitionId(), passed.getActivityId());
                    return new RehearsalView.Passed(
                            label(element, ""),
                            note(element),
                            passed.getStartTime().toInstant());
                })
                .filter(passed -> !passed.name().isEmpty())
                .toList();
    }

    /** The finished elements. A gateway is left out when a task asked for its way: the task stands in the list and has its name. */
    private Stream<HistoricActivityInstance> passed(String definition) {
        var passed = history.createHistoricActivityInstanceQuery()
                .processDefinitionId(definition)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, LONGEST_TRAIL);
        var tasks = passed.stream()
                .filter(element -> element.getActivityType().equals("userTask"))
                .map(HistoricActivityInstance::getActivityName)
                .collect(Collectors.toSet());
        return passed.stream()
                .filter(element -> !(element.getActivityType().endsWith("Gateway")
                        && tasks.contains(RehearsalFiles.choice(element.getActivityName()))));
    }

    private @Nullable ModelElementInstance element(String definition, String activity) {
        return repository.getBpmnModelInstance(definition).getModelElementById(activity);
    }

    private static String label(@Nullable ModelElementInstance element, String otherwise) {
        return element instanceof FlowElement flowElement && flowElement.getName() != null
                ? flowElement.getName()
                : otherwise;
    }

    private static String note(@Nullable ModelElementInstance element) {
        return element instanceof BaseElement base
                ? base.getDocumentations().stream()
                        .map(documentation -> RehearsalFiles.note(documentation.getTextContent()))
                        .collect(Collectors.joining())
                : "";
    }
}
