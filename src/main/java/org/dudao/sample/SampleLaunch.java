package org.dudao.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Launches the sample campaign by completing the tasks of the office and the leading group, with their rights only. */
@Component
class SampleLaunch {

    private final IdentityService identities;
    private final RepositoryService repository;
    private final FormService forms;
    private final TaskService tasks;
    private final ManagementService management;
    private final Clock clock;

    SampleLaunch(
            IdentityService identities,
            RepositoryService repository,
            FormService forms,
            TaskService tasks,
            ManagementService management,
            Clock clock) {
        this.identities = identities;
        this.repository = repository;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
        this.clock = clock;
    }

    void run() {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("campaign")
                .latestVersion()
                .singleResult();
        as("office", () -> forms.submitStartForm(definition.getId(), plan()));
        complete("leader", "UserTask_ApprovePlan", Map.of("verdict", "accept"));
        var groups = tasks.createTaskQuery()
                .taskDefinitionKey("UserTask_HandInMaterial")
                .list()
                .size();
        for (int group = 1; group <= groups; group++) {
            complete("sg%02d".formatted(group), "UserTask_HandInMaterial", supervisionPlan());
            complete("office", "UserTask_ReviewMaterial", this::acceptance);
        }
        complete("office", "UserTask_OpenStage", Map.of());
    }

    private Map<String, Object> plan() {
        var today = LocalDate.now(clock);
        return Map.of(
                "name", "清源县党的群众路线教育实践活动",
                "kind", "mass-line",
                "plan", "以为民务实清廉为主要内容，聚焦“四风”问题，分三个阶段进行，做到时间不延误、环节不变通、内容不遗漏、标准不降低。",
                "stage1Begin", today.toString(),
                "stage1End", today.plusDays(44).toString(),
                "stage2Begin", today.plusDays(45).toString(),
                "stage2End", today.plusDays(89).toString(),
                "stage3Begin", today.plusDays(90).toString(),
                "stage3End", today.plusDays(134).toString());
    }

    private Map<String, Object> supervisionPlan() {
        return Map.of(
                "trained",
                true,
                "trainedOn",
                LocalDate.now(clock).minusDays(1).toString(),
                "division",
                "组长负总责，两名成员分片联系单位，审阅方案、讲话和各项材料。",
                "schedule",
                "动员大会逐个到会参加；材料收到后三日内审阅；每半月到联系单位走一遍。");
    }

    private Map<String, Object> acceptance(String review) {
        return Map.of("verdict", "accept", "standardsMet", tasks.getVariable(review, "standardOptions"));
    }

    private void complete(String login, String step, Map<String, Object> answers) {
        complete(login, step, task -> answers);
    }

    /** Claims and completes the oldest unassigned task of this step. */
    private void complete(String login, String step, Function<String, Map<String, Object>> answers) {
        as(login, () -> {
            var task = tasks.createTaskQuery()
                    .taskDefinitionKey(step)
                    .taskUnassigned()
                    .orderByTaskCreateTime()
                    .asc()
                    .listPage(0, 1)
                    .get(0);
            tasks.claim(task.getId(), login);
            forms.submitTaskForm(task.getId(), answers.apply(task.getId()));
        });
        runJobs();
    }

    /** The job executor starts later, so the jobs are executed here. */
    private void runJobs() {
        var jobs = management.createJobQuery().executable().list();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().executable().list();
        }
    }

    private void as(String login, Runnable act) {
        List<String> groups = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(login, groups);
        try {
            act.run();
        } finally {
            identities.clearAuthentication();
        }
    }
}
