package org.dudao.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.SupervisionGroup;
import org.dudao.organization.SupervisionGroupRepository;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Called by {@code campaign.bpmn}. */
@Component
public class CampaignTasks {

    private final CampaignService campaigns;
    private final CampaignWorkflow workflow;
    private final UnitStandingQuery standings;
    private final EnrolmentStore enrolments;
    private final SupervisionGroupRepository groups;
    private final StageOpeningService openings;

    CampaignTasks(
            CampaignService campaigns,
            CampaignWorkflow workflow,
            UnitStandingQuery standings,
            EnrolmentStore enrolments,
            SupervisionGroupRepository groups,
            StageOpeningService openings) {
        this.campaigns = campaigns;
        this.workflow = workflow;
        this.standings = standings;
        this.enrolments = enrolments;
        this.groups = groups;
        this.openings = openings;
    }

    /**
     * The start form is complete. The campaign's number becomes the business key, whatever key the caller asked for.
     */
    public void launch(DelegateExecution execution) {
        var campaign = campaigns.plan(answers(execution));
        execution.setProcessBusinessKey(campaign.id());
        execution.removeVariables(CampaignPlan.fields());
        execution.setVariable(StepVariables.CAMPAIGN, campaign.id());
        setTaskPrefix(execution, campaign);
    }

    /** The names of the tasks of the office and the leading group begin with the campaign: several can run at once. */
    private static void setTaskPrefix(VariableScope scope, Campaign campaign) {
        scope.setVariable(StepVariables.OWNER_NAME, campaign.shortLabel());
    }

    /** Shows the plan and the leading group's former comments. */
    public void showPlan(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("活动名称", campaign.label()));
        rows.add(new FormTable.Row("方案要点", campaign.plan()));
        campaign.stages().forEach(stage -> rows.add(new FormTable.Row(stage.name(), dates(stage))));
        execution.setVariableLocal("planRows", FormTable.rows(rows));
        execution.setVariableLocal("returned", campaign.state() == Campaign.State.PLAN_RETURNED);
        execution.setVariableLocal("returnedWords", campaign.returnedWords());
    }

    /** Puts the plan into the form for editing. */
    public void editPlan(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        showPlan(execution);
        execution.setVariableLocal(CampaignPlan.NAME, campaign.name());
        execution.setVariableLocal(CampaignPlan.KIND, campaign.kind());
        execution.setVariableLocal(CampaignPlan.TEXT, campaign.plan());
        for (var stage : campaign.stages()) {
            execution.setVariableLocal(
                    CampaignPlan.begin(stage.position()), stage.beginsOn().toString());
            execution.setVariableLocal(
                    CampaignPlan.end(stage.position()), stage.endsOn().toString());
        }
    }

    public void decidePlan(DelegateTask task) {
        campaigns.decide(
                campaignId(task),
                "accept".equals(task.getVariable(StepVariables.VERDICT)),
                StepVariables.textOrEmpty(task, StepVariables.WORDS));
    }

    public void revisePlan(DelegateTask task) {
        setTaskPrefix(task, campaigns.revise(campaignId(task), answers(task)));
    }

    public boolean planApproved(DelegateExecution execution) {
        return campaignOf(execution).state() == Campaign.State.APPROVED;
    }

    /** The candidate groups that prepare their supervision. A group without units has nothing to prepare. */
    public List<String> supervisionGroups() {
        return groups.findWithUnits().stream()
                .map(SupervisionGroup::code)
                .map(CandidateGroups::supervision)
                .toList();
    }

    public void enrolUnits(DelegateExecution execution) {
        enrolments.enrolAll(campaignId(execution));
    }

    public void startUnitBatch(DelegateExecution execution) {
        workflow.startNextBatch(campaignId(execution));
    }

    public boolean allUnitsStarted(DelegateExecution execution) {
        return enrolments.notStarted(campaignId(execution), 1).isEmpty();
    }

    /** Shows what opening the next stage would do, who is not ready, late or in rework, and whether the last opening can be withdrawn. */
    public void showStageToOpen(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        var preview = openings.preview(campaign);
        var stage = preview.stage();
        var units = standings.of(campaign.id());
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("活动", campaign.label()));
        rows.add(new FormTable.Row("阶段", stage.name()));
        rows.add(new FormTable.Row("日程", "%s，占全程的%d%%".formatted(dates(stage), stage.weight())));
        rows.add(new FormTable.Row("今天", preview.timing()));
        rows.add(new FormTable.Row(
                "已具备条件的单位", "%d / %d".formatted(preview.ready().size(), preview.participants())));
        rows.add(new FormTable.Row("还不具备条件的单位", names(preview.notReady(), unit -> true)));
        rows.add(new FormTable.Row("开启以后", preview.effect()));
        rows.add(new FormTable.Row("有任务逾期的单位", names(units, UnitStanding::lateNow)));
        rows.add(new FormTable.Row(
                "有材料退回返工的单位", names(units, unit -> unit.figures().inRework() > 0)));
        execution.setVariableLocal("canWithdraw", addWithdrawal(campaign, rows));
        execution.setVariableLocal("mustConfirm", preview.mustConfirm());
        execution.setVariableLocal("stageRows", FormTable.rows(rows));
        execution.setVariableLocal(StepVariables.SUBJECT, "开启阶段：" + stage.name());
    }

    /** Adds the row about the last opening. Returns whether there is one. */
    private boolean addWithdrawal(Campaign campaign, List<FormTable.Row> rows) {
        var opened = openings.lastOpened(campaign);
        if (opened.isEmpty()) {
            return false;
        }
        var objections = openings.objections(campaign, opened.get());
        rows.add(new FormTable.Row(
                "撤回“%s”的开启".formatted(opened.get().name()),
                objections.isEmpty() ? "还没有人办理，可以撤回" : "不能撤回：" + String.join("；", objections)));
        return true;
    }

    /** For older versions of the model, whose form has no field for a confirmation. */
    public void openStage(DelegateTask task) {
        campaigns.openNextStage(campaignId(task));
    }

    /** The office opens the next stage, or withdraws the last opening. */
    public void openOrWithdrawStage(DelegateTask task) {
        var reason = StepVariables.textOrEmpty(task, "reason");
        if ("withdraw".equals(task.getVariable("act"))) {
            openings.withdraw(campaignId(task), reason, assignee(task));
        } else {
            openings.open(campaignId(task), Boolean.TRUE.equals(task.getVariable("confirmed")), reason, assignee(task));
        }
    }

    public boolean hasUnitsAhead(DelegateExecution execution) {
        return openings.hasUnitsAhead(campaignId(execution));
    }

    public void withdrawUnitBatch(DelegateExecution execution) {
        openings.withdrawNextBatch(campaignId(execution));
    }

    public void admitUnitBatch(DelegateExecution execution) {
        workflow.admitNextBatch(campaignId(execution), campaignOf(execution).lastOpenStage());
    }

    public boolean allUnitsAdmitted(DelegateExecution execution) {
        return !workflow.hasWaitingUnits(
                campaignId(execution), campaignOf(execution).lastOpenStage());
    }

    public boolean hasStageToOpen(DelegateExecution execution) {
        return campaignOf(execution).stageToOpen().isPresent();
    }

    private static String names(List<UnitStanding> units, Predicate<UnitStanding> which) {
        var chosen = units.stream().filter(which).map(UnitStanding::name).toList();
        return chosen.isEmpty() ? "没有" : "%d个：%s".formatted(chosen.size(), String.join("、", chosen));
    }

    private static String dates(Stage stage) {
        return "%s 至 %s".formatted(stage.beginsOn(), stage.endsOn());
    }

    private Campaign campaignOf(VariableScope scope) {
        return campaigns.get(campaignId(scope));
    }

    private static String assignee(DelegateTask task) {
        return Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
    }

    private static String campaignId(VariableScope scope) {
        return StepVariables.text(scope, StepVariables.CAMPAIGN);
    }

    private static Map<String, @Nullable Object> answers(VariableScope scope) {
        var answers = new HashMap<String, @Nullable Object>();
        CampaignPlan.fields().forEach(field -> answers.put(field, scope.getVariable(field)));
        return answers;
    }
}
