package org.dudao.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dudao.organization.NameQuery;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.workflow.FinishedTaskQuery;
import org.dudao.workflow.OpenTaskQuery;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person has done, and where it is now. The number of statements does not depend on the number of lines. */
@Service
@Transactional
class MyWorkQuery {

    private final MaterialListQuery materials;
    private final FinishedTaskQuery finishedTasks;
    private final OpenTaskQuery openTasks;
    private final NameQuery names;

    MyWorkQuery(
            MaterialListQuery materials, FinishedTaskQuery finishedTasks, OpenTaskQuery openTasks, NameQuery names) {
        this.materials = materials;
        this.finishedTasks = finishedTasks;
        this.openTasks = openTasks;
        this.names = names;
    }

    /**
     * A completed task.
     *
     * @param material number of its material, or null when it has none or the person may no longer see it
     * @param state the state of the material or of the process, in Chinese
     * @param waitingFor name of the person or group that must act now; null when nobody must
     * @param since the time since when they must
     */
    record Handled(
            String name,
            Instant finished,
            @Nullable Long material,
            String state,
            @Nullable String waitingFor,
            @Nullable Instant since,
            @Nullable Instant due) {}

    /** The materials of which the person handed in a round, the last one first. */
    List<MaterialListQuery.Line> submitted(String login, int page) {
        return materials.of(login, new MaterialListQuery.Filter(null, null, null, null, null, login), page);
    }

    /** The tasks that the person completed, the last one first. */
    List<Handled> handled(String login, int page) {
        long offset = (long) Math.max(page, 0) * MaterialListQuery.PAGE;
        var finished = finishedTasks.of(
                login, (int) Math.min(offset, Integer.MAX_VALUE - MaterialListQuery.PAGE), MaterialListQuery.PAGE);
        var lines = materials.ofKeys(
                login, finished.stream().map(MaterialOfTasks::key).distinct().toList());
        var open = openTasks
                .ofProcessInstances(finished.stream()
                        .map(FinishedTaskQuery.FinishedTask::processInstance)
                        .toList())
                .stream()
                .collect(Collectors.toMap(
                        OpenTaskQuery.WaitingTask::processInstance, task -> task, (first, later) -> first));
        var groups = names.ofGroups(open.values().stream()
                .map(task -> task.text(StepVariables.CANDIDATES))
                .toList());
        var people = names.ofPeople(open.values().stream()
                .map(OpenTaskQuery.WaitingTask::assignee)
                .filter(Objects::nonNull)
                .toList());
        return finished.stream()
                .map(task -> {
                    var line = lines.get(MaterialOfTasks.key(task));
                    return line == null
                            ? ofProcess(task, open.get(task.processInstance()), groups, people)
                            : ofMaterial(task, line);
                })
                .toList();
    }

    private static Handled ofMaterial(FinishedTaskQuery.FinishedTask task, MaterialListQuery.Line line) {
        return new Handled(
                task.name(),
                task.finished(),
                line.id(),
                line.stateLabel(),
                line.waitingFor(),
                line.since(),
                line.due());
    }

    private static Handled ofProcess(
            FinishedTaskQuery.FinishedTask task,
            OpenTaskQuery.@Nullable WaitingTask next,
            Map<String, String> groups,
            Map<String, String> people) {
        if (next == null) {
            return new Handled(task.name(), task.finished(), null, "已办完", null, null, null);
        }
        var assignee = next.assignee();
        var group = groups.getOrDefault(next.text(StepVariables.CANDIDATES), "");
        var person = assignee == null ? "" : people.getOrDefault(assignee, assignee);
        return new Handled(
                task.name(),
                task.finished(),
                null,
                "下一步：" + next.name(),
                (group + " " + person).strip(),
                next.since(),
                next.due());
    }
}
