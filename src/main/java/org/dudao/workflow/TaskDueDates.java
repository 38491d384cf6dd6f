package org.dudao.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves the due dates of open tasks, together with their boundary timers and their records in {@link DeadlineStore}. */
@Component
public class TaskDueDates {

    private final TaskService tasks;
    private final ManagementService management;
    private final DeadlineStore deadlines;

    TaskDueDates(TaskService tasks, ManagementService management, DeadlineStore deadlines) {
        this.tasks = tasks;
        this.management = management;
        this.deadlines = deadlines;
    }

    /** Moves the due date of a step's open tasks to the given date. Tasks that are due later stay unchanged. */
    public void extend(String processInstance, String step, Date due) {
        tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(step)
                .dueBefore(due)
                .list()
                .forEach(task -> move(task, due));
    }

    /**
     * Moves the due date of an open task, earlier or later. A task that was late and is due in the future again is late no more.
     *
     * @param task the id; an id of a task that has ended is ignored
     */
    public void move(String task, Instant due) {
        var open = tasks.createTaskQuery().taskId(task).singleResult();
        if (open != null && open.getDueDate() != null) {
            move(open, Date.from(due));
        }
    }

    private void move(Task task, Date due) {
        var delay = Duration.between(task.getDueDate().toInstant(), due.toInstant());
        task.setDueDate(due);
        // The reminder wrote the former due date into the description.
        task.setDescription(null);
        tasks.saveTask(task);
        deadlines.move(task.getId(), due.toInstant());
        management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().list().stream()
                .filter(timer -> task.getExecutionId().equals(timer.getExecutionId()))
                .forEach(timer -> management.setJobDuedate(
                        timer.getId(), Date.from(timer.getDuedate().toInstant().plus(delay)), true));
    }
}
