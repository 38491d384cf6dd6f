package org.dudao.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Called by the boundary timer 到期提醒 of a user task. */
@Component
public class DeadlineTasks {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final DeadlineStore deadlines;
    private final ObjectProvider<TaskService> tasks;
    private final Clock clock;

    DeadlineTasks(DeadlineStore deadlines, ObjectProvider<TaskService> tasks, Clock clock) {
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * The ISO 8601 cycle of the timer. It fires twice: the given number of days before the due date, and on the due date. If less
     * time is left, it fires only on the due date.
     */
    public String reminders(Date due, int days) {
        var warning = due.toInstant().minus(days, ChronoUnit.DAYS);
        return "R1/%s/%s".formatted(UTC.format(warning), Duration.ofDays(days));
    }

    /** Runs when the boundary timer fires. The task stays open. */
    public void remind(DelegateExecution execution) {
        var timer = (BoundaryEvent) execution.getBpmnModelElementInstance();
        tasks
                .getObject()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(timer.getAttachedTo().getId())
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .forEach(this::remind);
    }

    private void remind(Task task) {
        var due = task.getDueDate().toInstant();
        deadlines.save(new DeadlineStore.DueTask(
                task.getId(), text(task, StepVariables.CAMPAIGN), party(task), stage(task), task.getName(), due));
        task.setDescription("%s：%s"
                .formatted(
                        clock.instant().isBefore(due) ? "即将到期" : "已经逾期", MINUTE.format(due.atZone(clock.getZone()))));
        tasks.getObject().saveTask(task);
    }

    private String party(Task task) {
        return tasks.getObject().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst()
                .orElse("");
    }

    private String text(Task task, String variable) {
        return tasks.getObject().getVariable(task.getId(), variable) instanceof String text ? text : "";
    }

    private int stage(Task task) {
        return tasks.getObject().getVariable(task.getId(), StepVariables.STAGE) instanceof Number stage
                ? stage.intValue()
                : 0;
    }
}
