package org.dudao.tasklist;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.TaskAccess;
import org.dudao.workflow.TaskModelQuery;
import org.dudao.workflow.TaskModelQuery.Diagram;
import org.dudao.workflow.TaskModelQuery.StepTexts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist shows about tasks beyond the engine's data. */
@RestController
class TaskGuideController {

    /** The most tasks of one request. Tasklist shows 15 on a page. */
    private static final int MOST_TASKS = 100;

    private final TaskAccess tasks;
    private final TaskCardQuery cards;
    private final TaskModelQuery models;

    TaskGuideController(TaskAccess tasks, TaskCardQuery cards, TaskModelQuery models) {
        this.tasks = tasks;
        this.cards = cards;
        this.models = models;
    }

    /** Returns campaign, stage and assignee of these tasks. Tasks that the caller may not see are left out. */
    @GetMapping("/api/task-cards")
    List<TaskCard> cards(@RequestParam("task") Set<String> taskIds, Principal caller) {
        if (taskIds.size() > MOST_TASKS) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "“task”一次最多 %d 项任务。".formatted(MOST_TASKS));
        }
        return cards.of(taskIds, caller.getName());
    }

    /** Returns the texts of the model for a task: its button and its documentation. */
    @GetMapping("/api/tasks/{taskId}/guide")
    StepTexts guide(@PathVariable String taskId, Principal caller) {
        tasks.get(taskId, caller.getName());
        return models.textsOf(taskId);
    }

    /** Returns the diagrams of a task's process and of its callers, each with the element where the task is. */
    @GetMapping("/api/tasks/{taskId}/diagrams")
    List<Diagram> diagrams(@PathVariable String taskId, Principal caller) {
        tasks.get(taskId, caller.getName());
        return models.diagramsOf(taskId);
    }
}
