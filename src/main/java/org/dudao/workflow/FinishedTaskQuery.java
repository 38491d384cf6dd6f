package org.dudao.workflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;

/** The tasks that one person has completed, from the history, with two statements for a whole page. */
@Component
public class FinishedTaskQuery {

    /** The delete reason that the engine writes when a person completes a task. */
    private static final String COMPLETED = "completed";

    private static final String[] VARIABLES = {
        StepVariables.CAMPAIGN,
        StepVariables.UNIT,
        StepVariables.OWNER,
        StepVariables.STAGE,
        StepVariables.MATERIAL,
        StepVariables.PART
    };

    private final HistoryService history;

    FinishedTaskQuery(HistoryService history) {
        this.history = history;
    }

    public record FinishedTask(String processInstance, String name, Instant finished, Map<String, Object> variables)
            implements ListedTask {}

    /** The last completed first. */
    public List<FinishedTask> of(String login, int offset, int limit) {
        var finished = history.createHistoricTaskInstanceQuery()
                .taskAssignee(login)
                .taskDeleteReason(COMPLETED)
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .orderByTaskId()
                .desc()
                .listPage(offset, limit);
        var variables = variablesByScope(finished);
        return finished.stream().map(task -> finished(task, variables)).toList();
    }

    /** Variables of a step are local to its execution, which has ended: the history marks them as deleted. */
    private Map<String, Map<String, Object>> variablesByScope(List<HistoricTaskInstance> finished) {
        var byScope = new HashMap<String, Map<String, Object>>();
        if (finished.isEmpty()) {
            return byScope;
        }
        history.createHistoricVariableInstanceQuery()
                .processInstanceIdIn(finished.stream()
                        .map(HistoricTaskInstance::getProcessInstanceId)
                        .distinct()
                        .toArray(String[]::new))
                .variableNameIn(VARIABLES)
                .includeDeleted()
                .disableCustomObjectDeserialization()
                .list()
                .forEach(variable -> put(byScope, variable));
        return byScope;
    }

    private static void put(Map<String, Map<String, Object>> byScope, HistoricVariableInstance variable) {
        if (variable.getValue() != null) {
            byScope.computeIfAbsent(variable.getExecutionId(), scope -> new HashMap<>())
                    .put(variable.getName(), variable.getValue());
        }
    }

    private static FinishedTask finished(HistoricTaskInstance task, Map<String, Map<String, Object>> byScope) {
        var variables = new HashMap<>(byScope.getOrDefault(task.getProcessInstanceId(), Map.of()));
        variables.putAll(byScope.getOrDefault(task.getExecutionId(), Map.of()));
        return new FinishedTask(
                task.getProcessInstanceId(), task.getName(), task.getEndTime().toInstant(), variables);
    }
}
