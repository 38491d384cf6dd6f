package org.dudao.support;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;

/** The services, in the hands of people who are logged in: what they may not do, is refused. */
public class Office {

    private static final List<String> GROUPS = List.of("01", "02");

    final IdentityService identities;
    final RepositoryService repository;
    final RuntimeService runtime;
    final FormService forms;
    final TaskService tasks;
    final ManagementService management;

    Office(
            IdentityService identities,
            RepositoryService repository,
            RuntimeService runtime,
            FormService forms,
            TaskService tasks,
            ManagementService management) {
        this.identities = identities;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
    }

    /** The office hands a plan in. */
    public TestCampaign plans(Map<String, Object> plan) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("campaign")
                .latestVersion()
                .singleResult();
        var instance = as("office", () -> forms.submitStartForm(definition.getId(), plan));
        var started = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        return new TestCampaign(this, started.getBusinessKey());
    }

    /** A campaign whose plan is approved and whose groups are prepared: the units are enrolled. */
    public TestCampaign enrols() {
        var campaign = plans(Answers.plan());
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
        for (var group : GROUPS) {
            campaign.supervision(group).handsIn("supervision-plan");
            campaign.of("office").reads("supervision-" + group, "supervision-plan", Answers.accept());
        }
        runJobs();
        return campaign;
    }

    /** A campaign whose first stage is open. */
    public TestCampaign launches() {
        var campaign = enrols();
        campaign.of("office").completes("UserTask_OpenStage", Map.of("confirmed", true));
        runJobs();
        return campaign;
    }

    public boolean isEnded(String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count()
                == 0;
    }

    /** Does what the job executor would do, until nothing is left. */
    public void runJobs() {
        var jobs = management.createJobQuery().executable().list();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().executable().list();
        }
    }

    /** What the task's form gets to see. */
    public Map<String, Object> variablesOf(Task task) {
        return tasks.getVariables(task.getId());
    }

    public <T> T as(String login, Supplier<T> act) {
        var groups = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(login, groups);
        try {
            return act.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
