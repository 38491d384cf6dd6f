package org.dudao.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The migration API of the engine: validation, trial and batches. */
@Component
class MigrationWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final TransactionTemplate newTransaction;

    MigrationWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The mappings that the engine makes itself: elements with the same id, type and scope. */
    List<MappedElement> equalElements(ProcessVersion from, ProcessVersion to) {
        var plan = runtime.createMigrationPlan(from.id(), to.id())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        return plan.getInstructions().stream()
                .map(instruction -> new MappedElement(
                        instruction.getSourceActivityId(),
                        instruction.getTargetActivityId(),
                        instruction.isUpdateEventTrigger()))
                .toList();
    }

    /** The errors of the engine for a mapping, by old element. */
    Map<String, String> errors(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping) {
        try {
            build(from, to, mapping);
            return Map.of();
        } catch (MigrationPlanValidationException e) {
            var errors = new HashMap<String, String>();
            e.getValidationReport()
                    .getInstructionReports()
                    .forEach(report -> errors.put(
                            report.getMigrationInstruction().getSourceActivityId(),
                            report.getFailures().get(0)));
            return errors;
        }
    }

    /** Migrates an instance and rolls back. Returns the problems; empty if the instance can move. */
    List<MigrationProblem> tryOut(
            ProcessVersion from, ProcessVersion to, List<MappedElement> mapping, RunningInstance instance) {
        var plan = build(from, to, mapping);
        return newTransaction.execute(transaction -> {
            transaction.setRollbackOnly();
            try {
                runtime.newMigration(plan).processInstanceIds(instance.id()).execute();
                requireForms(instance.id());
                return List.of();
            } catch (RuntimeException e) {
                return errors(e);
            }
        });
    }

    /**
     * Starts a batch in which the job executor moves the instances one by one.
     *
     * @return the id of the engine batch
     */
    String move(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping, List<RunningInstance> instances) {
        return runtime.newMigration(build(from, to, mapping))
                .processInstanceIds(instances.stream().map(RunningInstance::id).toList())
                .executeAsync()
                .getId();
    }

    /**
     * Checks that the forms of the open tasks exist. The engine reads a form from the deployment of the process, which is a different
     * one after the migration.
     *
     * @throws Refusal that names the task and the missing form
     */
    void requireForms(String instance) {
        tasks.createTaskQuery().processInstanceId(instance).list().forEach(this::requireForm);
    }

    private void requireForm(Task task) {
        var form = forms.getTaskFormData(task.getId()).getCamundaFormRef();
        if (form == null || form.getKey() == null) {
            return;
        }
        try (var formFile = forms.getDeployedTaskForm(task.getId())) {
            // The form exists.
        } catch (NotFoundException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "%s 的表单 %s 没有和新版本一起部署".formatted(task.getTaskDefinitionKey(), form.getKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a batch makes no more progress: it has finished, was deleted, or all remaining jobs have no retries left. */
    boolean isStopped(String batch) {
        var statistics = management.createBatchStatisticsQuery().batchId(batch).singleResult();
        return statistics == null
                || (statistics.getRemainingJobs() > 0 && statistics.getRemainingJobs() == statistics.getFailedJobs());
    }

    /** Deletes a stopped batch with its failed jobs. */
    void deleteBatch(String batch) {
        if (management.createBatchQuery().batchId(batch).count() > 0) {
            management.deleteBatch(batch, false);
        }
    }

    static List<MigrationProblem> errors(RuntimeException e) {
        if (e instanceof Refusal refusal) {
            return List.of(new MigrationProblem(null, refusal.reason()));
        }
        if (!(e instanceof MigratingProcessInstanceValidationException invalid)) {
            return List.of(new MigrationProblem(null, "迁移时出错（%s）".formatted(e.getMessage())));
        }
        var report = invalid.getValidationReport();
        var errors = new ArrayList<MigrationProblem>();
        report.getActivityInstanceReports().forEach(activity -> activity.getFailures()
                .forEach(message -> errors.add(new MigrationProblem(activity.getSourceScopeId(), message))));
        report.getTransitionInstanceReports().forEach(transition -> transition
                .getFailures()
                .forEach(message -> errors.add(new MigrationProblem(transition.getSourceScopeId(), message))));
        report.getFailures().forEach(message -> errors.add(new MigrationProblem(null, message)));
        return errors;
    }

    private MigrationPlan build(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping) {
        MigrationPlanBuilder builder = runtime.createMigrationPlan(from.id(), to.id());
        for (var mapped : mapping) {
            MigrationInstructionBuilder instruction = builder.mapActivities(mapped.from(), mapped.to());
            builder = mapped.updateTrigger() ? instruction.updateEventTrigger() : instruction;
        }
        return builder.build();
    }
}
