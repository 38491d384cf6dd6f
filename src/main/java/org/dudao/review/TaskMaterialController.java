package org.dudao.review;

import java.security.Principal;
import org.dudao.workflow.TaskAccess;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The data of a task's tab 材料. */
@RestController
class TaskMaterialController {

    private final TaskAccess tasks;
    private final TaskMaterialQuery materials;

    TaskMaterialController(TaskAccess tasks, TaskMaterialQuery materials) {
        this.tasks = tasks;
        this.materials = materials;
    }

    /** Returns the contents of the tab 材料: findings, changes, copied passages, rounds. */
    @GetMapping("/api/tasks/{taskId}/material")
    TaskMaterial material(@PathVariable String taskId, Principal caller) {
        return materials.of(tasks.get(taskId, caller.getName()), caller.getName());
    }
}
