package org.dudao.engine;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.query.Query;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.LogContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs before every command of the engine (REST, web apps, Java) and refuses commands that the authorizations of the engine allow
 * but the rules of this product do not. A refused command stores nothing. A form stores only the values of its fields.
 *
 * <p>Commands without a logged-in user (job executor, own code) are not checked, nor are the inner commands of a process that runs
 * inside the command of a user.
 */
class CommandGuard extends CommandInterceptor {

    @SuppressWarnings("rawtypes")
    private static final CommandField<Query> FILTER_EXTENSION =
            new CommandField<>(AbstractExecuteFilterCmd.class, "extendingQuery", Query.class);

    private static final CommandField<String> CLAIMED_TASK =
            new CommandField<>(ClaimTaskCmd.class, "taskId", String.class);
    private static final CommandField<String> CLAIMED_FOR =
            new CommandField<>(ClaimTaskCmd.class, "userId", String.class);
    private static final CommandField<TaskEntity> SAVED_TASK =
            new CommandField<>(SaveTaskCmd.class, "task", TaskEntity.class);
    static final CommandField<String> ASSIGNED_TO =
            new CommandField<>(AbstractAddIdentityLinkCmd.class, "userId", String.class);
    private static final CommandField<String> COMPLETED_TASK =
            new CommandField<>(CompleteTaskCmd.class, "taskId", String.class);

    @SuppressWarnings("rawtypes") // the type of the engine's field
    private static final CommandField<Map> COMPLETED_WITH =
            new CommandField<>(CompleteTaskCmd.class, "variables", Map.class);

    private static final CommandField<String> SUBMITTED_TASK =
            new CommandField<>(SubmitTaskFormCmd.class, "taskId", String.class);

    @SuppressWarnings("rawtypes") // the type of the engine's field
    private static final CommandField<Map> SUBMITTED_WITH =
            new CommandField<>(SubmitTaskFormCmd.class, "properties", Map.class);

    private static final CommandField<ProcessInstantiationBuilderImpl> START = new CommandField<>(
            StartProcessInstanceCmd.class, "instantiationBuilder", ProcessInstantiationBuilderImpl.class);
    private static final CommandField<String> START_FORM_DEFINITION =
            new CommandField<>(SubmitStartFormCmd.class, "processDefinitionId", String.class);
    private static final CommandField<String> START_FORM_BUSINESS_KEY =
            new CommandField<>(SubmitStartFormCmd.class, "businessKey", String.class);

    @SuppressWarnings("rawtypes") // the type of the engine's field
    private static final CommandField<Map> START_FORM_VALUES =
            new CommandField<>(SubmitStartFormCmd.class, "variables", Map.class);

    /** Commands that no user may execute, whatever the rights: only the processes do it. */
    private static final Map<Class<?>, String> FORBIDDEN_FOR_USERS = Map.ofEntries(
            entry(ResolveTaskCmd.class, "任务只能由办理人填写表单后办结。"),
            entry(HandleTaskBpmnErrorCmd.class, "任务只能由办理人填写表单后办结。"),
            entry(HandleTaskEscalationCmd.class, "任务只能由办理人填写表单后办结。"),
            entry(DeleteTaskCmd.class, "任务不能删除。"),
            entry(CorrelateMessageCmd.class, "流程只能由系统推进。"),
            entry(CorrelateAllMessageCmd.class, "流程只能由系统推进。"),
            entry(MessageEventReceivedCmd.class, "流程只能由系统推进。"),
            entry(SignalEventReceivedCmd.class, "流程只能由系统推进。"),
            entry(SignalCmd.class, "流程只能由系统推进。"),
            entry(EvaluateStartConditionCmd.class, "流程只能由系统推进。"),
            entry(StartProcessInstanceAtActivitiesCmd.class, "流程只能从头发起。"));

    private static final List<Class<?>> MOVES = List.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            StartProcessInstanceCmd.class,
            SubmitStartFormCmd.class,
            CorrelateMessageCmd.class,
            CorrelateAllMessageCmd.class,
            MessageEventReceivedCmd.class,
            SignalEventReceivedCmd.class,
            SignalCmd.class);

    private final TaskGuard tasks;
    private final StartGuard starts;
    private final DeploymentGuard deployments;
    private final IdentityGuard identities;

    CommandGuard(TaskGuard tasks, StartGuard starts, DeploymentGuard deployments, IdentityGuard identities) {
        this.tasks = tasks;
        this.starts = starts;
        this.deployments = deployments;
        this.identities = identities;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var context = Context.getCommandContext();
        refuseExpressions(command);
        setLogContext(command);
        authenticatedUser(context).ifPresent(user -> check(command, user, context));
        makeAnswersLocal(command);
        try {
            var result = next.execute(command);
            authenticatedUser(context).ifPresent(user -> identities.done(command));
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            // The engine wraps the exception of a listener; the user needs the refusal inside.
            refusalBehind(e).ifPresent(refusal -> {
                throw refusal;
            });
            if (movesAProcess(command) && CollisionInterceptor.isForAUser(context.getProcessEngineConfiguration())) {
                throw StepFailure.of(e, startedProcess(command, context));
            }
            throw e;
        }
    }

    /** Whether a process goes on inside this command. */
    static boolean movesAProcess(Command<?> command) {
        return MOVES.stream().anyMatch(move -> move.isInstance(command));
    }

    static boolean starts(Command<?> command) {
        return command instanceof StartProcessInstanceCmd || command instanceof SubmitStartFormCmd;
    }

    /** The id of the task that this command completes; null for any other command. */
    static @Nullable String completedTask(Command<?> command) {
        if (command instanceof CompleteTaskCmd) {
            return COMPLETED_TASK.of(command);
        }
        return command instanceof SubmitTaskFormCmd ? SUBMITTED_TASK.of(command) : null;
    }

    /** The process that this command starts; null for any other command, and when no such process is deployed. */
    static @Nullable ProcessDefinitionEntity startedProcess(Command<?> command, CommandContext context) {
        try {
            if (command instanceof StartProcessInstanceCmd) {
                return new GetDeployedProcessDefinitionCmd(Objects.requireNonNull(START.of(command)), false)
                        .execute(context);
            }
            return command instanceof SubmitStartFormCmd
                    ? context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findDeployedProcessDefinitionById(START_FORM_DEFINITION.of(command))
                    : null;
        } catch (ProcessEngineException notDeployed) {
            return null;
        }
    }

    private void check(Command<?> command, Authentication user, CommandContext context) {
        FORBIDDEN_FOR_USERS.forEach((forbidden, reason) -> {
            if (forbidden.isInstance(command)) {
                throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
            }
        });
        if (command instanceof ClaimTaskCmd) {
            tasks.checkClaim(CLAIMED_TASK.of(command), CLAIMED_FOR.of(command), user);
        } else if (command instanceof SaveTaskCmd) {
            tasks.checkSave(SAVED_TASK.of(command));
        } else if (command instanceof CompleteTaskCmd) {
            COMPLETED_WITH.set(
                    command, tasks.checkComplete(COMPLETED_TASK.of(command), COMPLETED_WITH.of(command), user));
        } else if (command instanceof SubmitTaskFormCmd) {
            SUBMITTED_WITH.set(
                    command, tasks.checkComplete(SUBMITTED_TASK.of(command), SUBMITTED_WITH.of(command), user));
        } else if (command instanceof StartProcessInstanceCmd) {
            var builder = Objects.requireNonNull(START.of(command));
            var definition = new GetDeployedProcessDefinitionCmd(builder, false).execute(context);
            var start = starts.check(definition, builder.getBusinessKey(), builder.getVariables(), user);
            // setVariables only adds to the map of the builder.
            builder.getVariables().clear();
            builder.businessKey(start.businessKey()).setVariables(start.variables());
        } else if (command instanceof SubmitStartFormCmd) {
            var definition = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(START_FORM_DEFINITION.of(command));
            var start =
                    starts.check(definition, START_FORM_BUSINESS_KEY.of(command), START_FORM_VALUES.of(command), user);
            START_FORM_BUSINESS_KEY.set(command, start.businessKey());
            START_FORM_VALUES.set(command, start.variables());
        } else if (command instanceof DeleteDeploymentCmd deletion) {
            deployments.checkDelete(deletion, context);
        } else {
            identities.check(command);
        }
    }

    /** Log lines from here on name the task. */
    private static void setLogContext(Command<?> command) {
        var taskId = command instanceof ClaimTaskCmd ? CLAIMED_TASK.of(command) : completedTask(command);
        var task = TaskGuard.find(taskId);
        if (task != null) {
            LogContext.setTask(task);
        }
    }

    private void makeAnswersLocal(Command<?> command) {
        if (command instanceof CompleteTaskCmd) {
            tasks.makeAnswersLocal(COMPLETED_TASK.of(command), COMPLETED_WITH.of(command));
        } else if (command instanceof SubmitTaskFormCmd) {
            tasks.makeAnswersLocal(SUBMITTED_TASK.of(command), SUBMITTED_WITH.of(command));
        }
    }

    /** The engine checks only the outer query. An expression in {@code orQueries} could run any Java code. */
    private static void refuseExpressions(Command<?> command) {
        AbstractQuery<?, ?> query = null;
        if (command instanceof AbstractQuery<?, ?> ownQuery) {
            query = ownQuery;
        } else if (command instanceof AbstractExecuteFilterCmd
                && FILTER_EXTENSION.of(command) instanceof AbstractQuery<?, ?> extension) {
            query = extension;
        }
        if (query != null && hasExpression(query)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "查询条件里不能使用表达式。");
        }
    }

    private static boolean hasExpression(AbstractQuery<?, ?> query) {
        return !query.getExpressions().isEmpty()
                || (query instanceof TaskQueryImpl task
                        && task.getQueries().stream()
                                .anyMatch(part -> !part.getExpressions().isEmpty()));
    }

    private static Optional<Authentication> authenticatedUser(CommandContext context) {
        var authentication = context.getAuthentication();
        return authentication == null || authentication.getUserId() == null || !context.isAuthorizationCheckEnabled()
                ? Optional.empty()
                : Optional.of(authentication);
    }

    private static Optional<Refusal> refusalBehind(@Nullable Throwable e) {
        if (e instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        return e == null ? Optional.empty() : refusalBehind(e.getCause());
    }
}
