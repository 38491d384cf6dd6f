package org.dudao.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.task.Task;
import org.dudao.organization.Directory;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes units out of a stage that was opened by mistake, and finds the people who have worked in it. */
@Component
class StageOpeningWorkflow {

    private static final String OPENING_WITHDRAWN = "stageOpeningWithdrawn";
    private static final String STAGE_STEP = "CallActivity_Stage";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final DraftStore drafts;
    private final Directory directory;
    private final CampaignSettings settings;

    StageOpeningWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            DraftStore drafts,
            Directory directory,
            CampaignSettings settings) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.drafts = drafts;
        this.directory = directory;
        this.settings = settings;
    }

    /** The number of units in the stage. */
    long units(String campaign, int stage) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(CampaignWorkflow.UNIT_CAMPAIGN)
                .variableValueEquals(StepVariables.CAMPAIGN, campaign)
                .variableValueEquals(StepVariables.STAGE, stage)
                .activityIdIn(STAGE_STEP)
                .count();
    }

    /** The number of units in the stage whose process has an event for the withdrawal. Older versions have none. */
    long withdrawable(String campaign, int stage) {
        return inStage(campaign, stage).count();
    }

    void withdrawNextBatch(String campaign, int stage) {
        for (var unit : inStage(campaign, stage).listPage(0, settings.batchSize())) {
            runtime.messageEventReceived(OPENING_WITHDRAWN, unit.getId());
        }
    }

    /** Who has claimed, drafted or completed a task in the stage, one sentence each, at most {@code limit}. */
    List<String> work(String campaign, int stage, Instant openedAt, int limit) {
        var sentences = new ArrayList<String>(completed(campaign, stage, openedAt, limit));
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKeyLike(campaign + "/%")
                .processVariableValueEquals(StepVariables.STAGE, stage)
                .list();
        var parts = parts(open);
        open.stream()
                .filter(task -> isClaimed(task, parts.get(task.getProcessInstanceId())))
                .limit(limit)
                .forEach(task -> sentences.add(sentence(task.getAssignee(), "签收", task.getName())));
        var byTask = drafts.logins(open.stream().map(Task::getId).toList());
        open.stream()
                .filter(task -> byTask.containsKey(task.getId()))
                .limit(limit)
                .forEach(task -> sentences.add(sentence(byTask.get(task.getId()), "起草", task.getName())));
        return sentences.stream().distinct().limit(limit).toList();
    }

    private List<String> completed(String campaign, int stage, Instant openedAt, int limit) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKeyLike(campaign + "/%")
                .processVariableValueEquals(StepVariables.STAGE, stage)
                .finishedAfter(Date.from(openedAt))
                .taskDeleteReason("completed")
                .listPage(0, limit)
                .stream()
                .map(task -> sentence(task.getAssignee(), "办结", task.getName()))
                .toList();
    }

    /** The parts of the assigned tasks, by process instance. */
    private Map<String, Object> parts(List<Task> open) {
        var parts = new HashMap<String, Object>();
        var instances = open.stream()
                .filter(task -> task.getAssignee() != null)
                .map(Task::getProcessInstanceId)
                .distinct()
                .toArray(String[]::new);
        if (instances.length > 0) {
            runtime.createVariableInstanceQuery()
                    .processInstanceIdIn(instances)
                    .variableName(StepVariables.PART)
                    .list()
                    .forEach(part -> parts.put(part.getProcessInstanceId(), part.getValue()));
        }
        return parts;
    }

    /** The process gives the task of one leader to that leader at once; that is not a claim. */
    private static boolean isClaimed(Task task, @Nullable Object part) {
        return task.getAssignee() != null && !task.getAssignee().equals(part);
    }

    private String sentence(@Nullable String login, String act, String task) {
        return "%s已%s“%s”".formatted(login == null ? "有人" : directory.personName(login), act, task);
    }

    private ExecutionQuery inStage(String campaign, int stage) {
        return runtime.createExecutionQuery()
                .messageEventSubscriptionName(OPENING_WITHDRAWN)
                .processVariableValueEquals(StepVariables.CAMPAIGN, campaign)
                .processVariableValueEquals(StepVariables.STAGE, stage);
    }
}
