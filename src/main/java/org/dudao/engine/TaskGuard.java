package org.dudao.engine;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.TaskForms;
import org.jspecify.annotations.Nullable;

/** Checks who may claim, unclaim and complete a task, and with which values. */
class TaskGuard {

    private final StepHandlerRegistry handlers;
    private final TaskForms forms;

    TaskGuard(StepHandlerRegistry handlers, TaskForms forms) {
        this.handlers = handlers;
        this.forms = forms;
    }

    /** A user may claim an unassigned task, only for their own login. Without a login, the assignee unclaims the task. */
    void checkClaim(@Nullable String taskId, @Nullable String login, Authentication user) {
        var task = requireTask(taskId, user.getUserId());
        var assignee = task.getAssignee();
        if (login == null) {
            requireAssignee(task, user.getUserId(), "只有办理人才能放弃认领。");
        } else if (!login.equals(user.getUserId())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "任务只能由本人认领，不能替别人认领。");
        } else if (assignee != null && !assignee.equals(login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "这项任务已经由“%s”认领。".formatted(assignee));
        } else {
            refuseConflict(task, login);
        }
    }

    /**
     * A user may not create a task without a process, nor save a task with an assignee who must not do it. The task is a detached copy
     * of the caller.
     */
    void checkSave(@Nullable TaskEntity task) {
        if (task != null && task.getRevision() == 0) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "任务只能由流程产生，不能另外新建。");
        }
        if (task != null && task.getExecutionId() != null && task.getAssignee() != null) {
            var executions = Context.getCommandContext().getExecutionManager();
            refuseConflict(executions.findExecutionById(task.getExecutionId()), task.getAssignee());
        }
    }

    /**
     * Only the assignee may complete a task, and only with values for the fields of its form.
     *
     * @return the values to store
     */
    VariableMap checkComplete(@Nullable String taskId, @Nullable Map<?, ?> values, Authentication user) {
        var task = requireTask(taskId, user.getUserId());
        requireAssignee(task, user.getUserId(), "请先认领这项任务，再办结。");
        refuseConflict(task, user.getUserId());
        return forms.check(task, values, factsOf(task));
    }

    private Map<String, Object> factsOf(TaskEntity task) {
        return Context.getCommandContext().runWithoutAuthorization(() -> handlers.facts(task.getExecution()));
    }

    /** Makes the values of a form local variables of the task, so that they end with it. */
    void makeAnswersLocal(@Nullable String taskId, @Nullable Map<?, ?> values) {
        var task = find(taskId);
        if (task == null || values == null || task.getExecution() == null) {
            return;
        }
        var scope = task.getExecution();
        for (var key : values.keySet()) {
            if (key instanceof String name && !scope.hasVariableLocal(name)) {
                scope.setVariableLocal(name, null);
            }
        }
    }

    private void refuseConflict(TaskEntity task, String login) {
        refuseConflict(task.getExecution(), login);
    }

    private void refuseConflict(@Nullable ExecutionEntity execution, String login) {
        handlers.refusal(execution, login).ifPresent(reason -> {
            throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
        });
    }

    private static void requireAssignee(TaskEntity task, String login, String reason) {
        if (!Objects.equals(task.getAssignee(), login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
        }
    }

    /**
     * Finds the task and checks that this person may work on it: the refusals must tell other people nothing. Skip the check for the
     * assignee: the engine repeats it, and it is the most expensive query of a completion.
     */
    private static TaskEntity requireTask(@Nullable String taskId, String login) {
        var task = find(taskId);
        if (task == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "这项任务已经办结或撤销，请刷新任务列表。");
        }
        if (!login.equals(task.getAssignee())) {
            Context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskWork(task));
        }
        return task;
    }

    static @Nullable TaskEntity find(@Nullable String taskId) {
        return taskId == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(taskId);
    }
}
