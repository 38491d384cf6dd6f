package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a task with the rights of one person, for the REST API of this product. */
@Component
public class TaskAccess {

    private static final List<String> VARIABLES = List.of(
            StepVariables.CAMPAIGN,
            StepVariables.CANDIDATES,
            StepVariables.OWNER,
            StepVariables.OWNER_NAME,
            StepVariables.STAGE,
            StepVariables.MATERIAL,
            StepVariables.PART,
            StepVariables.ROUND);

    private final TaskService tasks;
    private final RepositoryService repository;
    private final IdentityService identities;

    TaskAccess(TaskService tasks, RepositoryService repository, IdentityService identities) {
        this.tasks = tasks;
        this.repository = repository;
        this.identities = identities;
    }

    /** @throws Refusal NOT_FOUND when the task does not exist or this person may not see it */
    public OpenTask get(String taskId, String login) {
        var task = findAs(login, taskId);
        if (task == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有这项任务，或者它已经办结。");
        }
        Map<String, @Nullable Object> variables = tasks.getVariables(taskId, VARIABLES);
        return new OpenTask(taskId, stepOf(task), task.getAssignee(), variables);
    }

    private @Nullable Task findAs(String login, String taskId) {
        var groups = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
        var previous = identities.getCurrentAuthentication();
        identities.setAuthentication(login, groups);
        try {
            return tasks.createTaskQuery().taskId(taskId).singleResult();
        } finally {
            identities.setAuthentication(previous);
        }
    }

    private @Nullable Step stepOf(Task task) {
        if (task.getProcessDefinitionId() == null) {
            return null;
        }
        var definition = (ProcessDefinitionEntity) repository.getProcessDefinition(task.getProcessDefinitionId());
        return (Step) definition.findActivity(task.getTaskDefinitionKey()).getProperty(Step.PROPERTY);
    }
}
