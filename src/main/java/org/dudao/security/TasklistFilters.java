package org.dudao.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * The shared Tasklist filters. The first one opens when a person opens Tasklist; it has the person's own tasks and those of the
 * person's unit or group.
 *
 * <p>Each filter selects by the user's groups or by the user. A filter with "or" of both is 5 times slower at 100,000
 * open tasks. A filter of all tasks is 20 to 40 times slower for users whose rights come with each task; only the
 * office, which may read all tasks, has it.
 */
@Component
class TasklistFilters {

    /** Names of earlier releases. */
    private static final Set<String> FORMER_NAMES = Set.of("本单位待办", "本组待审", "本部门待办");

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** A filter and the groups that may use it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shared(String name, String description, TaskQuery query, String... groups) {}

    /** Saves the filters that are missing or different. Returns the authorizations for their users. */
    List<Grant> save() {
        FORMER_NAMES.forEach(name -> sharedFilter(name).ifPresent(former -> filters.deleteFilter(former.getId())));
        var grants = new ArrayList<Grant>();
        int position = 0;
        for (var shared : all()) {
            var id = save(shared, position++);
            for (var group : shared.groups()) {
                grants.add(new Grant(group, Resources.FILTER, id, Permissions.READ));
            }
        }
        return grants;
    }

    private List<Shared> all() {
        return List.of(
                new Shared("我和本单位待办", "我的任务和本单位的任务，包括同事已认领的", ofMyGroups(), CandidateGroups.UNITS),
                new Shared("我和本组待审", "我的任务和本组的任务，包括同事已认领的", ofMyGroups(), CandidateGroups.SUPERVISION),
                new Shared(
                        "我和本部门待办",
                        "我的任务和活动办、领导小组的任务",
                        ofMyGroups(),
                        CandidateGroups.OFFICE,
                        CandidateGroups.LEADING_GROUP),
                new Shared(
                        "我的待办",
                        "我已认领、尚未办结的任务",
                        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
                        Grant.EVERYBODY),
                new Shared(
                        "退回返工",
                        "被退回、要重新提交的材料",
                        ofMyGroups().taskMinPriority(StepVariables.RETURNED_PRIORITY),
                        Grant.EVERYBODY),
                new Shared(
                        "即将到期",
                        "三天之内到期",
                        ofMyGroups().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(3)}"),
                        Grant.EVERYBODY),
                new Shared("已逾期", "已经过了截止日期", ofMyGroups().dueBeforeExpression("${now()}"), Grant.EVERYBODY),
                new Shared("全部任务", "各单位、各组的全部任务", tasks.createTaskQuery(), CandidateGroups.OFFICE));
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private String save(Shared shared, int position) {
        var filter = sharedFilter(shared.name()).orElseGet(() -> filters.newTaskFilter(shared.name()));
        filter.setQuery(shared.query());
        filter.setProperties(Map.of(
                "description",
                shared.description(),
                "priority",
                position,
                "color",
                "#555555",
                "refresh",
                false,
                "showUndefinedVariable",
                false,
                "variables",
                List.of()));
        return filters.saveFilter(filter).getId();
    }

    /** An administrator may have a filter with the same name; shared filters have no owner. */
    private Optional<Filter> sharedFilter(String name) {
        return filters.createTaskFilterQuery().filterName(name).list().stream()
                .filter(filter -> filter.getOwner() == null)
                .findFirst();
    }
}
