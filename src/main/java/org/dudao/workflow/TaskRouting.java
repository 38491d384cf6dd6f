package org.dudao.workflow;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Moves open tasks. The engine never takes a right to a task away again when its candidate or holder changes; this does. */
@Component
public class TaskRouting {

    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskRouting(TaskService tasks, AuthorizationService authorizations) {
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** What one group has open of a unit goes to another group, held by nobody. */
    public void move(String unit, String fromGroup, String toGroup) {
        for (var task : tasks.createTaskQuery()
                .taskCandidateGroup(fromGroup)
                .includeAssignedTasks()
                .processVariableValueEquals(StepVariables.UNIT, unit)
                .list()) {
            tasks.setAssignee(task.getId(), null);
            tasks.addCandidateGroup(task.getId(), toGroup);
            tasks.deleteCandidateGroup(task.getId(), fromGroup);
            // Everybody's who ever claimed it, and the group's.
            ofTasks().resourceId(task.getId()).list().stream()
                    .filter(right -> !toGroup.equals(right.getGroupId()))
                    .forEach(this::takeAway);
        }
    }

    /** What a person holds goes back to its group; of what they once held, nothing is left to them either. */
    public void giveBackAllOf(String login) {
        tasks.createTaskQuery().taskAssignee(login).list().forEach(task -> tasks.setAssignee(task.getId(), null));
        ofTasks().userIdIn(login).list().forEach(this::takeAway);
    }

    private AuthorizationQuery ofTasks() {
        return authorizations.createAuthorizationQuery().resourceType(Resources.TASK);
    }

    private void takeAway(Authorization right) {
        authorizations.deleteAuthorization(right.getId());
    }
}
