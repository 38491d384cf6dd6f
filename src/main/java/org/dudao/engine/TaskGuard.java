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

/** Who may take a task, give it back and complete it, and with what. */
class TaskGuard {

    private final StepHandlerRegistry handlers;
    private final TaskForms forms;

    TaskGuard(StepHandlerRegistry handlers, TaskForms forms) {
        this.handlers = handlers;
        this.forms = forms;
    }

    /** A person claims for themselves alone, what nobody holds; with nobody named, the holder gives it back. */
    void checkClaim(@Nullable String taskId, @Nullable String login, Authentication person) {
        var me = person.getUserId();
        var task = workable(taskId, me);
        var holder = task.getAssignee();
        if (login == null) {
            requireHolder(task, me, "只有办理人才能放弃认领。");
        } else if (!login.equals(me)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "任务只能由本人认领，不能替别人认领。");
        } else if (holder != null && !holder.equals(me)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "这项任务已经由“%s”认领。".formatted(holder));
        } else {
            refuseConflict(task, me);
        }
    }

    /** Nobody is written into a task that they must not do. The task is the caller's copy, and not attached. */
    void checkSave(@Nullable TaskEntity task) {
        if (task != null && task.getExecutionId() != null && task.getAssignee() != null) {
            var executions = Context.getCommandContext().getExecutionManager();
            refuseConflict(executions.findExecutionById(task.getExecutionId()), task.getAssignee());
        }
    }

    /** Only the holder completes, with what the form asks and nothing else. Returns what is to be stored. */
    VariableMap checkComplete(@Nullable String taskId, @Nullable Map<?, ?> values, Authentication person) {
        var task = workable(taskId, person.getUserId());
        requireHolder(task, person.getUserId(), "请先认领这项任务，再办结。");
        refuseConflict(task, person.getUserId());
        return forms.check(task, values);
    }

    /** What is typed into a form stays in the task's own scope and ends with it. */
    void keepAnswers(@Nullable String taskId, @Nullable Map<?, ?> values) {
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

    private static void requireHolder(TaskEntity task, String login, String otherwise) {
        if (!Objects.equals(task.getAssignee(), login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, otherwise);
        }
    }

    /**
     * The task, once the engine has agreed that this person has to do with it: strangers learn nothing from a refusal. Who
     * holds it is no stranger; the engine asks again itself, and its question is the dearest of a completion.
     */
    private static TaskEntity workable(@Nullable String taskId, String login) {
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
