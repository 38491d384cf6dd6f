package org.dudao.engine;

import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Handles a process that fails in the command of a user: a wrong expression, no way out of a gateway, an unforeseen exception. The
 * command is rolled back with all facts that belong to it, and the user gets a sentence in Chinese that names the step.
 *
 * <p>When a task is completed, the task stays open and has an incident in Cockpit; the engine deletes the incident when the task ends.
 * When a message or a signal moves an instance, the waiting execution has the incident. When a process is started, nothing of it is
 * left after the rollback, so the log alone names process, step and reason.
 *
 * <p>The engine reports incidents only for jobs. A job after each user task would make them possible without this class, but then a
 * step that refuses something could no longer tell the person who caused it.
 */
class StepFailureInterceptor extends CommandInterceptor {

    static final String INCIDENT = "failedStep";

    private static final String NEXT_STEP = "下一步";

    private static final Logger log = LoggerFactory.getLogger(StepFailureInterceptor.class);

    /** The size of the engine's column. */
    private static final int LONGEST_MESSAGE = 4000;

    private final ProcessEngineConfigurationImpl configuration;

    StepFailureInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!CommandGuard.movesAProcess(command) || !CollisionInterceptor.isFirstOfAUser(configuration)) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (StepFailure failure) {
            throw refusal(command, failure, failure.place());
        } catch (ProcessEnginePersistenceException failure) {
            throw refusal(
                    command,
                    failure,
                    inNewTransaction(
                            context -> StepFailure.place(CommandGuard.startedProcess(command, context), null, null)));
        }
    }

    private Refusal refusal(Command<?> command, Exception failure, StepFailure.Place place) {
        if (failure.getCause() instanceof SuspendedEntityInteractionException) {
            return new Refusal(Refusal.Kind.CONFLICT, "这个流程已经暂停，等管理员恢复以后再办。");
        }
        var reason = Objects.toString(failure.getMessage(), failure.toString());
        var task = CommandGuard.completedTask(command);
        log.error(
                "{} failed in process {} at step {}, task {}: {}",
                command.getClass().getSimpleName(),
                place.process(),
                place.step(),
                task,
                reason);
        if (task != null) {
            reportAfterTransaction(context -> reportAtTask(context, task, place, reason));
            return conflict(
                    "暂时办结不了：办结以后，流程在%s走不下去。填写的内容没有提交，任务还在您这里；已经报告管理员，等处理以后再办结。".formatted(place.stepOr(NEXT_STEP)));
        }
        if (CommandGuard.starts(command)) {
            return conflict("发起不了%s：它在%s走不下去，这次没有发起。原因已经写进日志，请告诉管理员，等处理以后再发起。"
                    .formatted(place.processOr("流程"), place.stepOr("第一步")));
        }
        reportAfterTransaction(context -> reportAtInstance(context, place, reason));
        return conflict("%s在%s走不下去，这次的操作没有生效；已经报告管理员，等处理以后再办。"
                .formatted(place.process() == null ? "流程" : "流程" + place.process(), place.stepOr(NEXT_STEP)));
    }

    private static Refusal conflict(String reason) {
        return new Refusal(Refusal.Kind.CONFLICT, reason);
    }

    /** A transaction around the command still holds locks that the incident would wait for. */
    private void reportAfterTransaction(Consumer<CommandContext> report) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            inNewTransactionOrLogged(report);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                inNewTransactionOrLogged(report);
            }
        });
    }

    private void inNewTransactionOrLogged(Consumer<CommandContext> report) {
        try {
            inNewTransaction(context -> {
                report.accept(context);
                return null;
            });
        } catch (RuntimeException e) {
            log.error("No incident for the failed step", e);
        }
    }

    private static void reportAtTask(CommandContext context, String id, StepFailure.Place place, String reason) {
        var task = context.getTaskManager().findTaskById(id);
        if (task != null && task.getExecution() != null) {
            report(
                    context,
                    task.getExecution(),
                    id,
                    "办结“%s”以后，流程在%s走不下去：%s".formatted(task.getName(), place.stepOr(NEXT_STEP), reason));
        }
    }

    /** At the execution that waits for an event, so that the incident ends when the process goes on; or else at the instance. */
    private static void reportAtInstance(CommandContext context, StepFailure.Place place, String reason) {
        if (place.instance() == null) {
            return;
        }
        var executions = context.getExecutionManager().findExecutionsByProcessInstanceId(place.instance());
        var waiting = executions.stream()
                .filter(execution -> !execution.getEventSubscriptions().isEmpty())
                .toList();
        var instance = executions.stream()
                .filter(execution -> execution.getId().equals(place.instance()))
                .toList();
        (waiting.size() == 1 ? waiting : instance)
                .forEach(execution -> report(
                        context,
                        execution,
                        execution.getId(),
                        "收到消息以后，流程在%s走不下去：%s".formatted(place.stepOr(NEXT_STEP), reason)));
    }

    private static void report(
            CommandContext context, ExecutionEntity execution, String configuration, String message) {
        if (context.getIncidentManager().findIncidentsByExecution(execution.getId()).stream()
                .noneMatch(incident -> incident.getIncidentType().equals(INCIDENT))) {
            execution.createIncident(
                    INCIDENT, configuration, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        }
    }

    private <T> T inNewTransaction(Command<T> command) {
        return configuration
                .getCommandExecutorTxRequiresNew()
                .execute(context -> context.runWithoutAuthorization(() -> command.execute(context)));
    }
}
