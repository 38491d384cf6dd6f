package org.dudao.workflow;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Moves the due dates of open tasks, together with their boundary timers. */
@Component
public class TaskDueDates {

    private final TaskService tasks;
    private final ManagementService management;

    TaskDueDates(TaskService tasks, ManagementService management) {
        this.tasks = tasks;
        this.management = management;
    }

    /** Moves the due date of a step's open tasks to the given date. Tasks that are due later stay unchanged. */
    public void extend(String processInstance, String step, Date due) {
        tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(step)
                .dueBefore(due)
                .list()
                .forEach(task -> {
                    var delay = Duration.between(task.getDueDate().toInstant(), due.toInstant());
                    task.setDueDate(due);
                    tasks.saveTask(task);
                    management.createJobQuery().processInstanceId(processInstance).timers().list().stream()
                            .filter(timer -> task.getExecutionId().equals(timer.getExecutionId()))
                            .forEach(timer -> management.setJobDuedate(
                                    timer.getId(),
                                    Date.from(timer.getDuedate().toInstant().plus(delay)),
                                    true));
                });
    }
}
