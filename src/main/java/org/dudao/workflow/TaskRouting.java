package org.dudao.workflow;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves open tasks to other people. Unlike the engine, it also deletes the authorizations of the previous candidates and assignees. */
@Component
public class TaskRouting {

    /** Between the name of the owner and the subject in the name of a task. */
    public static final String NAME_SEPARATOR = " · ";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AuthorizationService authorizations;
    private final DraftStore drafts;

    TaskRouting(TaskService tasks, RuntimeService runtime, AuthorizationService authorizations, DraftStore drafts) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.authorizations = authorizations;
        this.drafts = drafts;
    }

    /** Moves the open tasks of a unit from one candidate group to another and removes their assignees. */
    public void move(String unit, String fromGroup, String toGroup) {
        move(ofGroup(fromGroup).processVariableValueEquals(StepVariables.UNIT, unit), fromGroup, toGroup);
    }

    /** Moves all open tasks from one candidate group to another and removes their assignees. */
    public void moveAll(String fromGroup, String toGroup) {
        move(ofGroup(fromGroup), fromGroup, toGroup);
    }

    /** Replaces the name of a unit or a supervision group in its running instances and open tasks. */
    public void rename(String owner, String from, String to) {
        var instances =
                runtime.createProcessInstanceQuery().variableValueEquals(StepVariables.OWNER, owner).list().stream()
                        .map(ProcessInstance::getId)
                        .toArray(String[]::new);
        if (instances.length == 0) {
            return;
        }
        for (var name : List.of(StepVariables.UNIT_NAME, StepVariables.OWNER_NAME)) {
            runtime.createVariableInstanceQuery().processInstanceIdIn(instances).variableName(name).list().stream()
                    .filter(variable -> from.equals(variable.getValue()))
                    .forEach(variable -> runtime.setVariableLocal(variable.getExecutionId(), name, to));
        }
        tasks.createTaskQuery().processInstanceIdIn(instances).list().stream()
                .filter(task -> task.getName() != null && task.getName().startsWith(from + NAME_SEPARATOR))
                .forEach(task -> {
                    task.setName(to + task.getName().substring(from.length()));
                    tasks.saveTask(task);
                });
    }

    private TaskQuery ofGroup(String group) {
        return tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks();
    }

    private void move(TaskQuery which, String fromGroup, String toGroup) {
        for (var task : which.list()) {
            tasks.setAssignee(task.getId(), null);
            tasks.addCandidateGroup(task.getId(), toGroup);
            tasks.deleteCandidateGroup(task.getId(), fromGroup);
            // The authorizations of the old group and of all people who ever claimed the task.
            taskAuthorizations().resourceId(task.getId()).list().stream()
                    .filter(right -> !toGroup.equals(right.getGroupId()))
                    .forEach(this::delete);
        }
    }

    /**
     * Gives an open task to a person.
     *
     * @param login null leaves the task to its candidate group
     */
    public void assign(String task, @Nullable String login) {
        taskAuthorizations().resourceId(task).list().stream()
                .filter(right -> right.getUserId() != null && !right.getUserId().equals(login))
                .forEach(this::delete);
        tasks.setAssignee(task, login);
    }

    /** Removes the assignee of a task, and deletes this person's authorizations on it. */
    public void release(String task) {
        assign(task, null);
    }

    /**
     * Removes a person as assignee of all tasks, and deletes the task authorizations of this person. The next assignees get the
     * person's drafts.
     */
    public void unassignAll(String login) {
        drafts.leaveAll(login);
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
