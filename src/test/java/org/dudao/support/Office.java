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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Performs actions as logged-in people with their rights. */
public class Office {

    final IdentityService identities;
    final RepositoryService repository;
    final RuntimeService runtime;
    final FormService forms;
    final TaskService tasks;
    final ManagementService management;
    final Rest rest;
    final Voters voters;
    final MaterialTab tab;
    final Voices voices;
    private final JdbcClient database;
    private final QuickTab quickTab;

    @Autowired
    Office(
            IdentityService identities,
            RepositoryService repository,
            RuntimeService runtime,
            FormService forms,
            TaskService tasks,
            ManagementService management,
            Rest rest,
            Voters voters,
            JdbcClient database,
            Voices voices,
            QuickTab quickTab) {
        this(
                identities,
                repository,
                runtime,
                forms,
                tasks,
                management,
                rest,
                voters,
                database,
                voices,
                quickTab,
                new MaterialTab.OfTheApi(rest));
    }

    private Office(
            IdentityService identities,
            RepositoryService repository,
            RuntimeService runtime,
            FormService forms,
            TaskService tasks,
            ManagementService management,
            Rest rest,
            Voters voters,
            JdbcClient database,
            Voices voices,
            QuickTab quickTab,
            MaterialTab tab) {
        this.identities = identities;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
        this.rest = rest;
        this.voters = voters;
        this.database = database;
        this.voices = voices;
        this.quickTab = quickTab;
        this.tab = tab;
    }

    /** The same people with another implementation of the tab 材料. */
    public Office with(MaterialTab other) {
        return new Office(
                identities,
                repository,
                runtime,
                forms,
                tasks,
                management,
                rest,
                voters,
                database,
                voices,
                quickTab,
                other);
    }

    /** The office submits a plan. */
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

    /**
     * A campaign with an approved plan and prepared groups; its units are enrolled. The campaigns of former tests are closed, so that
     * requests without a campaign mean this one.
     */
    public TestCampaign enrols() {
        return enrols(Answers.plan());
    }

    /** The same with this plan. */
    public TestCampaign enrols(Map<String, Object> plan) {
        database.sql("update dudao.campaign set state = 'CLOSED' where state = 'APPROVED'")
                .update();
        return enrolsBeside(plan);
    }

    /** The same without closing other campaigns. */
    public TestCampaign enrolsBeside(Map<String, Object> plan) {
        var campaign = plans(plan);
        campaign.of("leader").completes("UserTask_ApprovePlan", Answers.accept());
        // No test is about these: the people who prepare the campaign need no requests for the tab.
        var preparation = new TestCampaign(with(quickTab), campaign.id());
        for (var group : supervisionGroups()) {
            preparation.supervision(group).handsIn("supervision-plan");
            preparation.of("office").reads("supervision-" + group, "supervision-plan", Answers.accept());
        }
        runJobs();
        return campaign;
    }

    /** Makes sure that a campaign is running, and that no meeting in it waits for its count. */
    public void readyForMeetings() {
        boolean underWay = database.sql(
                        """
                        select exists (select from dudao.enrolment e join dudao.campaign c on c.id = e.campaign
                        where e.unit = '002' and e.started and e.excused_at is null and c.state = 'APPROVED')""")
                .query(Boolean.class)
                .single();
        if (!underWay) {
            enrols();
        }
        database.sql(
                        """
                        update dudao.rating set closed_at = created_at, counted_at = created_at
                        where purpose = 'MOBILISATION' and counted_at is null""")
                .update();
    }

    private List<String> supervisionGroups() {
        return database.sql("select code from dudao.supervision_group order by code")
                .query(String.class)
                .list();
    }

    /** A campaign whose first stage is open. */
    public TestCampaign launches() {
        return launches(Answers.plan());
    }

    /** The same with this plan. */
    public TestCampaign launches(Map<String, Object> plan) {
        var campaign = enrols(plan);
        campaign.opensStage();
        runJobs();
        return campaign;
    }

    public boolean isEnded(String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count()
                == 0;
    }

    /** Executes all due jobs, as the job executor would. */
    public void runJobs() {
        var jobs = management.createJobQuery().executable().list();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            jobs = management.createJobQuery().executable().list();
        }
    }

    /** Claims a task. */
    public void claims(Task task, String login) {
        as(login, () -> {
            tasks.claim(task.getId(), login);
            return null;
        });
    }

    /** Fires the reminder timer of the task; it is late if the clock says so. */
    public void reminds(Task task) {
        management.createJobQuery().timers().processInstanceId(task.getProcessInstanceId()).list().stream()
                .filter(timer -> task.getExecutionId().equals(timer.getExecutionId()))
                .forEach(timer -> management.executeJob(timer.getId()));
        runJobs();
    }

    /** The number of timers at the task's border. */
    public long timersOf(Task task) {
        return management
                .createJobQuery()
                .timers()
                .processInstanceId(task.getProcessInstanceId())
                .count();
    }

    /** The form's variables as this person gets them. */
    public Map<String, Object> formOf(String login, Task task) {
        return as(login, () -> forms.getTaskFormVariables(task.getId()));
    }

    /** The newest open task of this step, without regard to rights. */
    public Task newestOf(String step) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(step)
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, 1)
                .get(0);
    }

    /** The variables of the task. */
    public Map<String, Object> variablesOf(Task task) {
        return tasks.getVariables(task.getId());
    }

    /** Starts a process by hand. */
    public void starts(String login, String process) {
        starts(login, process, Map.of());
    }

    public void starts(String login, String process, Map<String, Object> values) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        as(login, () -> forms.submitStartForm(definition.getId(), values));
    }

    long materialNumber(String campaign, String owner, String kind) {
        return materialNumber(campaign, owner, kind, "");
    }

    long materialNumber(String campaign, String owner, String kind, String part) {
        return database.sql(
                        """
                        select id from dudao.material
                        where campaign = :campaign and owner = :owner and kind = :kind and part = :part""")
                .param("part", part)
                .param("campaign", campaign)
                .param("owner", owner)
                .param("kind", kind)
                .query(Long.class)
                .single();
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
