package org.dudao.campaign;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Called by the last part of {@code campaign.bpmn}. */
@Component
public class ClosingTasks {

    /** For campaigns that run on a version of the model that names no days. */
    private static final int FORMER_DAYS = 3;

    private static final String STANDING_ROWS = "standingRows";
    private static final String UNIT_OPTIONS = "unitOptions";

    private final CampaignService campaigns;
    private final CampaignClosingService closing;
    private final CampaignCalendar calendar;
    private final UnitStandingQuery standings;
    private final StageOpeningService openings;

    ClosingTasks(
            CampaignService campaigns,
            CampaignClosingService closing,
            CampaignCalendar calendar,
            UnitStandingQuery standings,
            StageOpeningService openings) {
        this.campaigns = campaigns;
        this.closing = closing;
        this.calendar = calendar;
        this.standings = standings;
        this.openings = openings;
    }

    /** For older versions of the model. */
    public Date closingDue(DelegateExecution execution) {
        return closingDue(execution, FORMER_DAYS);
    }

    /** The close of the last stage, but not before this number of days has passed. */
    public Date closingDue(DelegateExecution execution, int days) {
        var campaign = campaignOf(execution);
        var last = campaign.stages().get(campaign.lastStage() - 1);
        return Date.from(calendar.due(campaign.id(), last.position(), -1, days));
    }

    /** Shows the units that have not passed all stages. */
    public void showStanding(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        var all = standings.of(campaign.id());
        var underWay = closing.underWay(campaign);
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("各单位", "%d个，其中已完成或免予完成%d个".formatted(all.size(), all.size() - underWay.size())));
        if (campaign.returnedWords() != null) {
            rows.add(new FormTable.Row("领导小组不同意免予完成", campaign.returnedWords()));
        }
        underWay.forEach(standing -> rows.add(new FormTable.Row(
                standing.name(),
                "完成全程的%d%%，%d份材料在返工，%s"
                        .formatted(standing.progress(), standing.figures().inRework(), standing.words()))));
        execution.setVariableLocal(STANDING_ROWS, FormTable.rows(rows));
        execution.setVariableLocal(UNIT_OPTIONS, options(underWay));
    }

    /** The office closes the campaign, asks the leading group to excuse units, or withdraws the last opening. */
    public void close(DelegateTask task) {
        if (isAccepted(task)) {
            closing.close(campaignId(task), assignee(task));
        } else if ("withdraw".equals(task.getVariable(StepVariables.VERDICT))) {
            openings.withdraw(campaignId(task), StepVariables.textOrEmpty(task, "reason"), assignee(task));
        } else {
            closing.askToExcuse(campaignId(task), units(task, "units"), words(task));
        }
    }

    public boolean closed(DelegateExecution execution) {
        return !campaignOf(execution).isUnderWay();
    }

    public void showExcuses(DelegateExecution execution) {
        var rows = closing.askedFor(campaignId(execution)).stream()
                .map(standing -> new FormTable.Row(
                        standing.name(), "完成全程的%d%%；理由：%s".formatted(standing.progress(), standing.excuseReason())))
                .toList();
        execution.setVariableLocal("excuseRows", FormTable.rows(rows));
    }

    /** Stores the leading group's decision, which the next gateway reads. */
    public void decideExcuses(DelegateTask task) {
        if (!isAccepted(task)) {
            closing.refuseToExcuse(campaignId(task), words(task));
        }
    }

    public boolean excusesGranted(DelegateExecution execution) {
        return !closing.askedFor(campaignId(execution)).isEmpty();
    }

    public void excuseUnits(DelegateExecution execution) {
        closing.excuse(campaignId(execution));
    }

    /** Shows the final standing of all units. */
    public void showRanking(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        var ranked = standings.of(campaign.id());
        var rows = ranked.stream()
                .map(standing -> new FormTable.Row(
                        standing.name(), standing.excused() ? "免予完成：" + standing.excuseReason() : standing.words()))
                .toList();
        execution.setVariableLocal(STANDING_ROWS, FormTable.rows(rows));
        execution.setVariableLocal(UNIT_OPTIONS, options(ranked));
        execution.setVariableLocal("canReopen", campaign.state() == Campaign.State.CLOSED);
        execution.setVariableLocal("returned", campaign.state() == Campaign.State.HONOURS_RETURNED);
        execution.setVariableLocal("returnedWords", campaign.returnedWords());
    }

    /** The office names the best and the last units, or withdraws the closing. */
    public void nameUnits(DelegateTask task) {
        if ("reopen".equals(task.getVariable("act"))) {
            closing.withdrawClosing(campaignId(task), StepVariables.textOrEmpty(task, "reason"), assignee(task));
            return;
        }
        closing.propose(
                campaignId(task),
                units(task, "best"),
                units(task, "last"),
                StepVariables.textOrEmpty(task, "activists"),
                StepVariables.textOrEmpty(task, "thanks"));
    }

    public void showHonours(DelegateExecution execution) {
        var campaign = campaignOf(execution);
        var rows = new ArrayList<FormTable.Row>();
        for (var kind : Honour.Kind.values()) {
            var names = closing.honours(campaign.id()).stream()
                    .filter(honour -> honour.kind() == kind)
                    .map(Honour::name)
                    .collect(Collectors.joining("、"));
            rows.add(new FormTable.Row(kind.label(), names));
        }
        rows.add(new FormTable.Row("感谢信", String.valueOf(campaign.thanks())));
        execution.setVariableLocal("honourRows", FormTable.rows(rows));
    }

    public void decideHonours(DelegateTask task) {
        closing.decideHonours(campaignId(task), isAccepted(task), words(task));
    }

    public boolean commended(DelegateExecution execution) {
        return campaignOf(execution).state() == Campaign.State.COMMENDED;
    }

    /** Shows what is archived. */
    public void showArchive(DelegateExecution execution) {
        var campaign = campaignId(execution);
        var all = standings.of(campaign).stream().map(UnitStanding::figures).toList();
        execution.setVariableLocal(
                "archiveRows",
                FormTable.rows(List.of(
                        new FormTable.Row("参加单位", all.size() + "个"),
                        new FormTable.Row("材料", sum(all, UnitProgress::materials) + "份"),
                        new FormTable.Row("提交", sum(all, UnitProgress::rounds) + "轮"),
                        new FormTable.Row("退回返工", sum(all, UnitProgress::returns) + "次"),
                        new FormTable.Row(
                                "还没有办结的自选动作、约谈和群众意见",
                                "%d件，归档后不再办理".formatted(closing.countSeparateInstances(campaign))))));
    }

    public void archive(DelegateTask task) {
        closing.archive(
                campaignId(task), StepVariables.text(task, "archiveNumber"), StepVariables.textOrEmpty(task, "place"));
    }

    private static int sum(List<UnitProgress> figures, ToIntFunction<UnitProgress> number) {
        return figures.stream().mapToInt(number).sum();
    }

    private static Object options(List<UnitStanding> units) {
        return FormTable.options(units.stream()
                .map(standing -> new FormTable.Option(standing.name(), standing.unit()))
                .toList());
    }

    private static List<String> units(DelegateTask task, String field) {
        return FormTable.textsOf(task.getVariable(field));
    }

    private static boolean isAccepted(DelegateTask task) {
        return "accept".equals(task.getVariable(StepVariables.VERDICT));
    }

    private static String assignee(DelegateTask task) {
        return Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
    }

    private static String words(DelegateTask task) {
        return StepVariables.textOrEmpty(task, StepVariables.WORDS).strip();
    }

    private Campaign campaignOf(VariableScope scope) {
        return campaigns.get(campaignId(scope));
    }

    private static String campaignId(VariableScope scope) {
        return StepVariables.text(scope, StepVariables.CAMPAIGN);
    }
}
