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

/** The engine's own migration: what it agrees to, tried out, and done in its batches. */
@Component
class MigrationWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final TransactionTemplate alone;

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
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the engine maps by itself: elements of the same id, kind and place. */
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

    /** What the engine has against a mapping, by element of the old version; empty if nothing. */
    Map<String, String> complaints(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping) {
        try {
            build(from, to, mapping);
            return Map.of();
        } catch (MigrationPlanValidationException e) {
            var complaints = new HashMap<String, String>();
            e.getValidationReport()
                    .getInstructionReports()
                    .forEach(report -> complaints.put(
                            report.getMigrationInstruction().getSourceActivityId(),
                            report.getFailures().get(0)));
            return complaints;
        }
    }

    /** Moves an instance and takes it back, to see whether it works. Empty if it does. */
    List<MigrationProblem> tryOut(
            ProcessVersion from, ProcessVersion to, List<MappedElement> mapping, RunningInstance instance) {
        var plan = build(from, to, mapping);
        return alone.execute(transaction -> {
            transaction.setRollbackOnly();
            try {
                runtime.newMigration(plan).processInstanceIds(instance.id()).execute();
                requireForms(instance.id());
                return List.of();
            } catch (RuntimeException e) {
                return complaints(e);
            }
        });
    }

    /** Has them moved by the job executor, one by one. Returns the engine's batch. */
    String move(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping, List<RunningInstance> instances) {
        return runtime.newMigration(build(from, to, mapping))
                .processInstanceIds(instances.stream().map(RunningInstance::id).toList())
                .executeAsync()
                .getId();
    }

    /**
     * An open task finds its form in the deployment of its process, and that may be another one now.
     *
     * @throws Refusal naming the task and the form that the new version's deployment does not have
     */
    void requireForms(String instance) {
        tasks.createTaskQuery().processInstanceId(instance).list().forEach(this::requireForm);
    }

    private void requireForm(Task task) {
        var form = forms.getTaskFormData(task.getId()).getCamundaFormRef();
        if (form == null || form.getKey() == null) {
            return;
        }
        try (var found = forms.getDeployedTaskForm(task.getId())) {
            // It is there.
        } catch (NotFoundException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "%s 的表单 %s 没有和新版本一起部署".formatted(task.getTaskDefinitionKey(), form.getKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing more will come of a batch: it is done, was deleted, or what is left of it has failed for good. */
    boolean isOver(String batch) {
        var statistics = management.createBatchStatisticsQuery().batchId(batch).singleResult();
        return statistics == null
                || (statistics.getRemainingJobs() > 0 && statistics.getRemainingJobs() == statistics.getFailedJobs());
    }

    /** Takes what has failed of a batch out of the engine. */
    void clearAway(String batch) {
        if (management.createBatchQuery().batchId(batch).count() > 0) {
            management.deleteBatch(batch, false);
        }
    }

    static List<MigrationProblem> complaints(RuntimeException e) {
        if (e instanceof Refusal refusal) {
            return List.of(new MigrationProblem(null, refusal.reason()));
        }
        if (!(e instanceof MigratingProcessInstanceValidationException invalid)) {
            return List.of(new MigrationProblem(null, "迁移时出错（%s）".formatted(e.getMessage())));
        }
        var report = invalid.getValidationReport();
        var complaints = new ArrayList<MigrationProblem>();
        report.getActivityInstanceReports().forEach(activity -> activity.getFailures()
                .forEach(words -> complaints.add(new MigrationProblem(activity.getSourceScopeId(), words))));
        report.getTransitionInstanceReports().forEach(transition -> transition
                .getFailures()
                .forEach(words -> complaints.add(new MigrationProblem(transition.getSourceScopeId(), words))));
        report.getFailures().forEach(words -> complaints.add(new MigrationProblem(null, words)));
        return complaints;
    }

    private MigrationPlan build(ProcessVersion from, ProcessVersion to, List<MappedElement> mapping) {
        MigrationPlanBuilder builder = runtime.createMigrationPlan(from.id(), to.id());
        for (var mapped : mapping) {
            MigrationInstructionBuilder instruction = builder.mapActivities(mapped.from(), mapped.to());
            builder = mapped.triggerAnew() ? instruction.updateEventTrigger() : instruction;
        }
        return builder.build();
    }
}
