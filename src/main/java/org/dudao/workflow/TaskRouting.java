package org.dudao.workflow;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Moves open tasks to other people. Unlike the engine, it also deletes the authorizations of the previous candidates and assignees. */
@Component
public class TaskRouting {

    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskRouting(TaskService tasks, AuthorizationService authorizations) {
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** Moves the open tasks of a unit from one candidate group to another and removes their assignees. */
    public void move(String unit, String fromGroup, String toGroup) {
        for (var task : tasks.createTaskQuery()
                .taskCandidateGroup(fromGroup)
                .includeAssignedTasks()
                .processVariableValueEquals(StepVariables.UNIT, unit)
                .list()) {
            tasks.setAssignee(task.getId(), null);
            tasks.addCandidateGroup(task.getId(), toGroup);
            tasks.deleteCandidateGroup(task.getId(), fromGroup);
            // The authorizations of the old group and of all people who ever claimed the task.
            taskAuthorizations().resourceId(task.getId()).list().stream()
                    .filter(right -> !toGroup.equals(right.getGroupId()))
                    .forEach(this::delete);
        }
    }

    /** Removes a person as assignee of all tasks, and deletes the task authorizations of this person. */
    public void unassignAll(String login) {
        tasks.createTaskQuery().taskAssignee(login).list().forEach(task -> tasks.setAssignee(task.getId(), null));
        taskAuthorizations().userIdIn(login).list().forEach(this::delete);
    }

    private AuthorizationQuery taskAuthorizations() {
        return authorizations.createAuthorizationQuery().resourceType(Resources.TASK);
    }

    private void delete(Authorization right) {
        authorizations.deleteAuthorization(right.getId());
    }
}
