package org.dudao.engine;

import java.util.Objects;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Handles a process that fails while a user completes the step before: a wrong expression, no way out of a gateway, an unforeseen
 * exception. The completion is rolled back with all facts that belong to it, and the task stays open. The user gets a sentence in
 * Chinese, and the task an incident in Cockpit; the engine deletes the incident when the task ends.
 *
 * <p>The engine reports incidents only for jobs. A job after each user task would make them possible without this class, but then a
 * step that refuses something could no longer tell the person who caused it.
 */
class StepFailureInterceptor extends CommandInterceptor {

    static final String INCIDENT = "failedStep";

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
            throw refusal(command, failure, failure.activity());
        } catch (ProcessEnginePersistenceException failure) {
            throw refusal(command, failure, null);
        }
    }

    private Refusal refusal(Command<?> command, Exception failure, @Nullable String activity) {
        if (failure.getCause() instanceof SuspendedEntityInteractionException) {
            return new Refusal(Refusal.Kind.CONFLICT, "这个流程已经暂停，等管理员恢复以后再办。");
        }
        var task = CommandGuard.completedTask(command);
        log.error("A step failed after task {} in {}: {}", task, activity, failure.getMessage());
        if (task == null) {
            return new Refusal(Refusal.Kind.CONFLICT, "流程走不下去，这次的操作没有生效。请告诉管理员，等处理以后再办。");
        }
        var place = new Place(task, activity);
        reportAfterTransaction(place, Objects.toString(failure.getMessage(), failure.toString()));
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "暂时办结不了：办结以后，流程在%s走不下去。填写的内容没有提交，任务还在您这里；已经报告管理员，等处理以后再办结。"
                        .formatted(this.<String>inNewTransaction(place::label)));
    }

    /**
     * @param task the id of the task that the user completed
     * @param activity the id of the activity that failed
     */
    private record Place(String task, @Nullable String activity) {

        String label(CommandContext context) {
            var entity = context.getTaskManager().findTaskById(task);
            if (activity == null || entity == null || entity.getProcessDefinitionId() == null) {
                return "下一步";
            }
            var failed = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(entity.getProcessDefinitionId())
                    .findActivity(activity);
            return failed != null && failed.getName() != null
                    ? "“%s”（%s）".formatted(failed.getName(), activity)
                    : activity;
        }
    }

    /** A transaction around the command still holds locks that the incident would wait for. */
    private void reportAfterTransaction(Place place, String reason) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            report(place, reason);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                report(place, reason);
            }
        });
    }

    private void report(Place place, String reason) {
        try {
            inNewTransaction(context -> {
                var task = context.getTaskManager().findTaskById(place.task());
                if (task != null && task.getExecution() != null && !isReported(context, task)) {
                    task.getExecution()
                            .createIncident(INCIDENT, place.task(), message(place.label(context), task, reason));
                }
                return null;
            });
        } catch (RuntimeException e) {
            log.error("No incident for task {}", place.task(), e);
        }
    }

    private static boolean isReported(CommandContext context, TaskEntity task) {
        return context.getIncidentManager().findIncidentsByExecution(task.getExecutionId()).stream()
                .anyMatch(incident -> incident.getIncidentType().equals(INCIDENT));
    }

    private static String message(String place, TaskEntity task, String reason) {
        var message = "办结“%s”以后，流程在%s走不下去：%s".formatted(task.getName(), place, reason);
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    private <T> T inNewTransaction(Command<T> command) {
        return configuration
                .getCommandExecutorTxRequiresNew()
                .execute(context -> context.runWithoutAuthorization(() -> command.execute(context)));
    }
}
