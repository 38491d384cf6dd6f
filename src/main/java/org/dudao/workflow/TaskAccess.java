package org.dudao.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a task with the rights of one person, for the REST API of this product. */
@Component
public class TaskAccess {

    private static final List<String> VARIABLES = List.of(
            StepVariables.CAMPAIGN,
            StepVariables.CANDIDATES,
            StepVariables.OWNER,
            StepVariables.OWNER_NAME,
            StepVariables.STAGE,
            StepVariables.MATERIAL,
            StepVariables.PART,
            StepVariables.ROUND);

    static final String GONE = "没有这项任务，或者它已经办结。";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identities;

    TaskAccess(TaskService tasks, RuntimeService runtime, RepositoryService repository, IdentityService identities) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.identities = identities;
    }

    /** @throws Refusal NOT_FOUND when the task does not exist or this person may not see it */
    public OpenTask get(String taskId, String login) {
        var task = findAs(login, taskId);
        if (task == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, GONE);
        }
        Map<String, @Nullable Object> variables = tasks.getVariables(taskId, VARIABLES);
        return new OpenTask(taskId, stepOf(task), task.getAssignee(), variables);
    }

    /** The places of those of these tasks that the person may see. */
    public List<TaskContext> contexts(Set<String> taskIds, String login) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        var visible = as(login, () -> tasks.createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .list());
        var instances = visible.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        // Both variables belong to the process instance. A task may have local ones with the same name.
        var variables = instances.length == 0
                ? Map.<String, Map<String, Object>>of()
                : runtime
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instances)
                        .variableNameIn(StepVariables.CAMPAIGN, StepVariables.STAGE)
                        .list()
                        .stream()
                        .filter(variable -> variable.getProcessInstanceId().equals(variable.getExecutionId()))
                        .filter(variable -> variable.getValue() != null)
                        .collect(groupingBy(
                                VariableInstance::getProcessInstanceId,
                                toMap(VariableInstance::getName, VariableInstance::getValue)));
        return visible.stream()
                .map(task -> context(
                        task,
                        variables.getOrDefault(Objects.requireNonNullElse(task.getProcessInstanceId(), ""), Map.of())))
                .toList();
    }

    private static TaskContext context(Task task, Map<String, Object> variables) {
        return new TaskContext(
                task.getId(),
                task.getAssignee(),
                variables.get(StepVariables.CAMPAIGN) instanceof String campaign ? campaign : null,
                variables.get(StepVariables.STAGE) instanceof Number stage ? stage.intValue() : 0);
    }

    private @Nullable Task findAs(String login, String taskId) {
        return as(login, () -> tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    private <T extends @Nullable Object> T as(String login, Supplier<T> query) {
        var groups = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
        var previous = identities.getCurrentAuthentication();
        identities.setAuthentication(login, groups);
        try {
            return query.get();
        } finally {
            identities.setAuthentication(previous);
        }
    }

    private @Nullable Step stepOf(Task task) {
        if (task.getProcessDefinitionId() == null) {
            return null;
        }
        var definition = (ProcessDefinitionEntity) repository.getProcessDefinition(task.getProcessDefinitionId());
        return (Step) definition.findActivity(task.getTaskDefinitionKey()).getProperty(Step.PROPERTY);
    }
}
