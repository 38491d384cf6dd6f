package org.dudao.review;

import static org.dudao.workflow.StepVariables.number;
import static org.dudao.workflow.StepVariables.text;
import static org.dudao.workflow.StepVariables.textOrEmpty;

import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.campaign.CampaignService;
import org.dudao.campaign.Stage;
import org.dudao.organization.Directory;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * The gate at the end of a stage. The element has these properties: {@code redo} lists the kinds of material that can be required
 * again; {@code redoAlways} lists those that are always required again when the stage is returned (both comma-separated). {@code days}
 * is the number of days until the task is due.
 */
@Component
public class StageGateTasks implements StepHandler {

    private static final String REDO = "redo";
    private static final String REDO_ALWAYS = "redoAlways";
    private static final String REDO_ALLOWED = "redoAllowed";
    private static final String DAYS = "days";
    /** The value for versions of the model from before the property {@code days}. */
    private static final String DEFAULT_DAYS = "3";

    private final ReviewService reviews;
    private final VerdictStore verdicts;
    private final SubmissionService submissions;
    private final MaterialStandardTable standards;
    private final CampaignService campaigns;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final Clock clock;

    StageGateTasks(
            ReviewService reviews,
            VerdictStore verdicts,
            SubmissionService submissions,
            MaterialStandardTable standards,
            CampaignService campaigns,
            CampaignCalendar calendar,
            Directory directory,
            Clock clock) {
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.submissions = submissions;
        this.standards = standards;
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.STAGE_GATE;
    }

    @Override
    public void enter(DelegateExecution execution, Map<String, String> properties) {
        var owner = text(execution, StepVariables.OWNER);
        execution.setVariableLocal(StepVariables.CANDIDATES, directory.lockSupervisionGroupOf(owner));
        execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(owner));
        execution.setVariableLocal(StepVariables.ROUND, rounds(execution) + 1);
        execution.setVariableLocal(StepVariables.DUE, Date.from(calendar.inDays(days(properties))));
        execution.setVariableLocal(
                StepVariables.SUBJECT, "%s：%s".formatted(execution.getCurrentActivityName(), stageName(execution)));
        execution.setVariableLocal("stageMaterialRows", materialRows(execution));
        var optional = materials(execution, kinds(properties, REDO));
        var always = materials(execution, kinds(properties, REDO_ALWAYS));
        execution.setVariableLocal(REDO_ALWAYS, numbers(always));
        execution.setVariableLocal(
                "redoAlwaysNames", always.stream().map(standards::nameOf).collect(Collectors.joining("、")));
        execution.setVariableLocal(REDO_ALLOWED, numbers(optional));
        execution.setVariableLocal(
                "redoOptions",
                FormTable.options(optional.stream()
                        .map(material ->
                                new FormTable.Option(standards.nameOf(material), String.valueOf(material.number())))
                        .toList()));
    }

    static int days(Map<String, String> properties) {
        return Integer.parseInt(properties.getOrDefault(DAYS, DEFAULT_DAYS).strip());
    }

    @Override
    public void complete(DelegateTask task) {
        var required = FormTable.textsOf(task.getVariable(REDO));
        if (!FormTable.textsOf(task.getVariable(REDO_ALLOWED)).containsAll(required)) {
            throw ReviewRefusal.wrong("要求补课的材料不在可选范围内。");
        }
        var redo = new LinkedHashSet<>(required);
        redo.addAll(FormTable.textsOf(task.getVariable(REDO_ALWAYS)));
        var outcome = ReviewOutcome.of(task.getVariable(StepVariables.VERDICT));
        if (outcome == ReviewOutcome.RETURN && redo.isEmpty()) {
            throw ReviewRefusal.wrong("请指明要补课的内容。");
        }
        var verdict = new StageVerdict(
                text(task, StepVariables.CAMPAIGN),
                text(task, StepVariables.OWNER),
                number(task, StepVariables.STAGE),
                rounds(task) + 1,
                outcome,
                textOrEmpty(task, StepVariables.WORDS).strip(),
                Objects.requireNonNull(task.getAssignee(), "The task has no assignee"),
                clock.instant());
        reviews.judgeStage(verdict, redo.stream().map(Long::valueOf).toList());
    }

    @Override
    public Optional<String> refusal(VariableScope scope, String login) {
        return reviews.conflict(text(scope, StepVariables.OWNER), login);
    }

    /** For gateways: whether the unit's stage was passed. */
    public boolean passed(DelegateExecution execution) {
        return verdicts.stagePassed(
                text(execution, StepVariables.CAMPAIGN),
                text(execution, StepVariables.OWNER),
                number(execution, StepVariables.STAGE));
    }

    private int rounds(VariableScope scope) {
        return verdicts.stageRounds(
                text(scope, StepVariables.CAMPAIGN),
                text(scope, StepVariables.OWNER),
                number(scope, StepVariables.STAGE));
    }

    private List<Material> materials(VariableScope scope, List<String> kinds) {
        return submissions.ofStage(
                text(scope, StepVariables.CAMPAIGN),
                text(scope, StepVariables.OWNER),
                number(scope, StepVariables.STAGE),
                kinds);
    }

    private String stageName(VariableScope scope) {
        return campaigns
                .get(text(scope, StepVariables.CAMPAIGN))
                .stage(number(scope, StepVariables.STAGE))
                .map(Stage::name)
                .orElseThrow();
    }

    /** The stage's materials, each with its state and its numbers of rounds and returns. */
    private Object materialRows(VariableScope scope) {
        return FormTable.rows(submissions
                .ofStage(
                        text(scope, StepVariables.CAMPAIGN),
                        text(scope, StepVariables.OWNER),
                        number(scope, StepVariables.STAGE))
                .stream()
                .map(material -> new FormTable.Row(
                        standards.nameOf(material),
                        "%s，提交%d轮，退回%d次".formatted(material.state().label(), material.handedIn(), material.returns())))
                .toList());
    }

    private static TypedValue numbers(List<Material> materials) {
        return FormTable.texts(materials.stream()
                .map(material -> String.valueOf(material.number()))
                .toList());
    }

    private static List<String> kinds(Map<String, String> properties, String name) {
        return Arrays.stream(properties.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .toList();
    }
}
