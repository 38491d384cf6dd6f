package org.dudao.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.dudao.organization.Directory;
import org.springframework.stereotype.Component;

/** The open tasks of a campaign's own process and of the supervision groups' preparation: what happens next, and who has to act. */
@Component
class NextStepsWorkflow {

    private final TaskService tasks;
    private final Directory directory;

    NextStepsWorkflow(TaskService tasks, Directory directory) {
        this.tasks = tasks;
        this.directory = directory;
    }

    /** @param who the name of the assignee, or of the candidate groups */
    record NextStep(String name, String who, Instant since) {}

    /** The oldest first. */
    List<NextStep> of(String campaign) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(campaign)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> new NextStep(
                        task.getName(), who(task), task.getCreateTime().toInstant()))
                .toList();
    }

    private String who(Task task) {
        return task.getAssignee() != null
                ? directory.personName(task.getAssignee())
                : tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .map(directory::nameOf)
                        .collect(Collectors.joining("、"));
    }
}
