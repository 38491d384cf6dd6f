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

/** What the timer 到期提醒 at a user task's border asks of us. */
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
     * The timer's cycle, in ISO 8601, repeated once: so many days before the due date, and when it has come. When less time
     * than that is left, only then.
     */
    public String reminders(Date due, int days) {
        var warning = due.toInstant().minus(days, ChronoUnit.DAYS);
        return "R1/%s/%s".formatted(UTC.format(warning), Duration.ofDays(days));
    }

    /** The timer at a task's border has come. The task stays where it is. */
    public void remind(DelegateExecution execution) {
        var border = (BoundaryEvent) execution.getBpmnModelElementInstance();
        tasks
                .getObject()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(border.getAttachedTo().getId())
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .forEach(this::remind);
    }

    private void remind(Task task) {
        var due = task.getDueDate().toInstant();
        deadlines.note(new DeadlineStore.Dated(
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
