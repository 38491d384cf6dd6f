package org.dudao.handover;

import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskRouting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the open tasks of people in the engine, and changes who holds them. */
@Component
class HandoverWorkflow {

    private static final List<String> VARIABLES =
            List.of(StepVariables.CAMPAIGN, StepVariables.UNIT, StepVariables.CANDIDATES);

    private final TaskService tasks;
    private final TaskRouting routing;

    HandoverWorkflow(TaskService tasks, TaskRouting routing) {
        this.tasks = tasks;
        this.routing = routing;
    }

    Optional<HeldTask> find(String id) {
        return Optional.ofNullable(
                        tasks.createTaskQuery().taskId(id).withoutTenantId().singleResult())
                .map(this::held);
    }

    /** The tasks of this person, and those that they had to give up and nobody has taken since; the oldest first. */
    List<HeldTask> of(String login, Collection<String> givenUp) {
        var open = givenUp.isEmpty()
                ? Stream.<Task>empty()
                : tasks
                        .createTaskQuery()
                        .taskIdIn(givenUp.toArray(String[]::new))
                        .taskUnassigned()
                        .withoutTenantId()
                        .list()
                        .stream();
        return Stream.concat(tasks.createTaskQuery().taskAssignee(login).withoutTenantId().list().stream(), open)
                .map(this::held)
                .sorted(Comparator.comparing(HeldTask::createdAt))
                .toList();
    }

    /** The number of tasks that each of these people holds. */
    Map<String, Integer> counts(Collection<String> logins) {
        var counts = new HashMap<String, Integer>();
        if (!logins.isEmpty()) {
            tasks.createTaskQuery()
                    .taskAssigneeIn(logins.toArray(String[]::new))
                    .withoutTenantId()
                    .list()
                    .forEach(task -> counts.merge(task.getAssignee(), 1, Integer::sum));
        }
        return counts;
    }

    void release(String task) {
        routing.release(task);
    }

    /** @throws org.dudao.refusal.Refusal when the step of the task does not allow this person */
    void assign(String task, String login) {
        routing.assign(task, login);
    }

    private HeldTask held(Task task) {
        Map<String, @Nullable Object> variables = tasks.getVariables(task.getId(), VARIABLES);
        return new HeldTask(
                task.getId(),
                task.getName(),
                text(variables, StepVariables.CAMPAIGN),
                party(task, variables),
                text(variables, StepVariables.UNIT),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
    }

    private String party(Task task, Map<String, @Nullable Object> variables) {
        var candidates = text(variables, StepVariables.CANDIDATES);
        return candidates.isEmpty()
                ? tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse("")
                : candidates;
    }

    private static String text(Map<String, @Nullable Object> variables, String name) {
        return variables.get(name) instanceof String text ? text : "";
    }
}
