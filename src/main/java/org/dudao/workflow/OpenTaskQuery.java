package org.dudao.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tasks of many processes, without regard to rights, with two statements for a whole list. */
@Component
public class OpenTaskQuery {

    private static final String[] VARIABLES = {
        StepVariables.CAMPAIGN,
        StepVariables.CANDIDATES,
        StepVariables.OWNER,
        StepVariables.STAGE,
        StepVariables.MATERIAL,
        StepVariables.PART
    };

    private final TaskService tasks;
    private final RuntimeService runtime;

    OpenTaskQuery(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /**
     * An open task.
     *
     * @param step the id of the element in the model
     * @param assignee the login of the person who claimed it, or null
     */
    public record WaitingTask(
            String id,
            String processInstance,
            String step,
            String name,
            @Nullable String assignee,
            Instant since,
            @Nullable Instant due,
            Map<String, Object> variables)
            implements ListedTask {}

    /** @param keys business keys: a campaign's id, or campaign/unit */
    public List<WaitingTask> ofBusinessKeys(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : list(tasks.createTaskQuery()
                        .processInstanceBusinessKeyIn(keys.stream().distinct().toArray(String[]::new)));
    }

    public List<WaitingTask> ofProcessInstances(Collection<String> instances) {
        return instances.isEmpty()
                ? List.of()
                : list(tasks.createTaskQuery()
                        .processInstanceIdIn(instances.stream().distinct().toArray(String[]::new)));
    }

    private List<WaitingTask> list(TaskQuery query) {
        var open = query.orderByTaskCreateTime().asc().list();
        var variables = variablesByScope(open);
        return open.stream().map(task -> waiting(task, variables)).toList();
    }

    /** The variables of a step are local to its execution; those of the process belong to the process instance. */
    private Map<String, Map<String, Object>> variablesByScope(List<Task> open) {
        var byScope = new HashMap<String, Map<String, Object>>();
        if (open.isEmpty()) {
            return byScope;
        }
        runtime.createVariableInstanceQuery()
                .processInstanceIdIn(
                        open.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new))
                .variableNameIn(VARIABLES)
                .disableCustomObjectDeserialization()
                .list()
                .forEach(variable -> put(byScope, variable));
        return byScope;
    }

    private static void put(Map<String, Map<String, Object>> byScope, VariableInstance variable) {
        if (variable.getValue() != null) {
            byScope.computeIfAbsent(variable.getExecutionId(), scope -> new HashMap<>())
                    .put(variable.getName(), variable.getValue());
        }
    }

    private static WaitingTask waiting(Task task, Map<String, Map<String, Object>> byScope) {
        var variables = new HashMap<>(byScope.getOrDefault(task.getProcessInstanceId(), Map.of()));
        variables.putAll(byScope.getOrDefault(task.getExecutionId(), Map.of()));
        return new WaitingTask(
                task.getId(),
                task.getProcessInstanceId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                variables);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
