package org.dudao.workflow;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Gives open tasks more time. The timers at a task's border were set when the process came to it; they move along. */
@Component
public class TaskDueDates {

    private final TaskService tasks;
    private final ManagementService management;

    TaskDueDates(TaskService tasks, ManagementService management) {
        this.tasks = tasks;
        this.management = management;
    }

    /** What a process instance has open of this step is due then, unless it is due later already. */
    public void extend(String processInstance, String step, Date due) {
        tasks.createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(step)
                .dueBefore(due)
                .list()
                .forEach(task -> {
                    var later = Duration.between(task.getDueDate().toInstant(), due.toInstant());
                    task.setDueDate(due);
                    tasks.saveTask(task);
                    management.createJobQuery().processInstanceId(processInstance).timers().list().stream()
                            .filter(timer -> task.getExecutionId().equals(timer.getExecutionId()))
                            .forEach(timer -> management.setJobDuedate(
                                    timer.getId(),
                                    Date.from(timer.getDuedate().toInstant().plus(later)),
                                    true));
                });
    }
}
