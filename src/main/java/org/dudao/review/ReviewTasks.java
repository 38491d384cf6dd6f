package org.dudao.review;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.form.FormAnswer;
import org.dudao.form.FormFacts;
import org.dudao.form.FormHints;
import org.dudao.organization.Directory;
import org.dudao.submission.AcceptanceHintQuery;
import org.dudao.submission.FormAnswers;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.MaterialPrefill;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.Round;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskForms;
import org.springframework.stereotype.Component;

/** The step in which a material is reviewed. The person who returned it reviews its next round, unless they are absent. */
@Component
public class ReviewTasks implements StepHandler {

    /** The variable with the standards that a reader ticks. */
    private static final String STANDARDS = "standardOptions";

    /** The form's field with the ticked standards. */
    private static final String STANDARDS_MET = "standardsMet";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final ReviewService reviews;
    private final FindingStore findings;
    private final SubmissionService submissions;
    private final MaterialStandardTable standards;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final TaskForms forms;
    private final DraftStore drafts;
    private final List<MaterialPrefill> prefills;
    private final AcceptanceHintQuery acceptance;
    private final Clock clock;

    ReviewTasks(
            ReviewService reviews,
            FindingStore findings,
            SubmissionService submissions,
            MaterialStandardTable standards,
            CampaignCalendar calendar,
            Directory directory,
            TaskForms forms,
            DraftStore drafts,
            List<MaterialPrefill> prefills,
            AcceptanceHintQuery acceptance,
            Clock clock) {
        this.reviews = reviews;
        this.findings = findings;
        this.submissions = submissions;
        this.standards = standards;
        this.calendar = calendar;
        this.directory = directory;
        this.forms = forms;
        this.drafts = drafts;
        this.prefills = prefills;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.REVIEW;
    }

    @Override
    public void enter(DelegateExecution execution, Map<String, String> properties) {
        var key = MaterialOfTasks.key(execution, properties);
        var standard = standards.of(key.kind());
        var material = submissions.get(key);
        MaterialOfTasks.describe(execution, material, standard, directory.nameOf(key.owner()));
        execution.setVariableLocal(
                StepVariables.CANDIDATES, standard.readers(() -> directory.lockSupervisionGroupOf(key.owner())));
        execution.setVariableLocal(StepVariables.ROUND, material.handedIn());
        execution.setVariableLocal(StepVariables.FORM, standard.reviewForm());
        execution.setVariableLocal(StepVariables.DUE, Date.from(calendar.inDays(standard.reviewDays())));
        execution.setVariableLocal(STANDARDS, FormTable.texts(standard.standards()));
        execution.setVariableLocal("submissionRows", submissionRows(material));
        execution.setVariableLocal("findingRows", findingRows(material));
        var shortfall = reviews.shortfallOfTheUnit(material);
        execution.setVariableLocal("belowStandard", shortfall.isPresent());
        execution.setVariableLocal("shortfall", shortfall.orElse(null));
    }

    @Override
    public boolean prefill(VariableScope scope) {
        return FormTable.setLocal(scope, prefilled(MaterialOfTasks.key(scope)));
    }

    @Override
    public Map<String, Object> facts(VariableScope scope) {
        var facts = new HashMap<>(MaterialOfTasks.campaignDays(scope, calendar));
        submissions
                .lastRound(submissions.get(MaterialOfTasks.key(scope)))
                .ifPresent(
                        round -> facts.put(FormFacts.SUBMITTED, round.answers().values()));
        return facts;
    }

    @Override
    public List<FormHints.Hint> hints(VariableScope scope) {
        return acceptance.of(StepVariables.text(scope, StepVariables.MATERIAL));
    }

    @Override
    public void created(DelegateTask task) {
        var key = MaterialOfTasks.key(task);
        var candidates = StepVariables.text(task, StepVariables.CANDIDATES);
        var material = submissions.get(key);
        reviews.readerOfTheWithdrawnAcceptance(material, candidates)
                .or(() -> reviews.readerOfTheRoundBefore(material, candidates))
                .ifPresent(task::setAssignee);
    }

    @Override
    public void complete(DelegateTask task) {
        var reviewer = Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
        var outcome = ReviewOutcome.of(task.getVariable(StepVariables.VERDICT));
        if (outcome == ReviewOutcome.ACCEPT) {
            requireStandardsMet(task);
        }
        var answers = forms.answers(task).stream()
                .filter(answer -> !answer.key().equals(StepVariables.VERDICT))
                .toList();
        var key = MaterialOfTasks.key(task);
        requireUnchanged(answers, prefilled(key));
        reviews.judge(
                key,
                outcome,
                ReaderNotes.of(drafts.contentOf(task.getId(), reviewer)),
                new FormAnswers(answers),
                reviewer);
    }

    private Map<String, Object> prefilled(MaterialKey key) {
        var values = new HashMap<String, Object>();
        prefills.forEach(prefill -> values.putAll(prefill.review(key)));
        return values;
    }

    private static void requireUnchanged(List<FormAnswer> answers, Map<String, Object> prefilled) {
        for (var answer : answers) {
            var value = prefilled.get(answer.key());
            if (value != null && !String.valueOf(value).equals(answer.text())) {
                throw ReviewRefusal.wrong(
                        "“%s”填的是 %s，计票结果是 %s；以计票结果为准。".formatted(answer.label(), answer.text(), value));
            }
        }
    }

    /** Forms without this field are not checked here; they ask for the standards in other fields. */
    private static void requireStandardsMet(DelegateTask task) {
        if (!task.hasVariable(STANDARDS_MET)) {
            return;
        }
        var unmet = FormTable.textsOf(task.getVariable(STANDARDS));
        unmet.removeAll(FormTable.textsOf(task.getVariable(STANDARDS_MET)));
        if (!unmet.isEmpty()) {
            throw ReviewRefusal.standardsNotMet(unmet);
        }
    }

    @Override
    public void opened(VariableScope scope, String login) {
        reviews.opened(MaterialOfTasks.key(scope), StepVariables.text(scope, StepVariables.CANDIDATES), login);
    }

    @Override
    public Optional<String> refusal(VariableScope scope, String login) {
        return reviews.conflict(MaterialOfTasks.key(scope), login);
    }

    /** For gateways: whether the process's material was accepted. */
    public boolean accepted(DelegateExecution execution) {
        return submissions.isAccepted(MaterialOfTasks.key(execution));
    }

    /** For gateways: whether the owner's material of this kind was accepted. */
    public boolean accepted(DelegateExecution execution, String kind) {
        return submissions.isAccepted(MaterialOfTasks.key(execution, kind));
    }

    private Object submissionRows(Material material) {
        var rows = new ArrayList<FormTable.Row>();
        submissions.lastRound(material).ifPresent(round -> {
            rows.add(new FormTable.Row(
                    "提交人",
                    "%s，%s"
                            .formatted(
                                    directory.personName(round.handedInBy()),
                                    MINUTE.format(round.handedInAt().atZone(clock.getZone())))));
            for (FormAnswer answer : round.answers().list()) {
                rows.add(new FormTable.Row(answer.label(), answer.text()));
            }
            if (!round.text().isEmpty()) {
                rows.add(new FormTable.Row(
                        "正文", "%d 个字，见“材料”页".formatted(round.text().length())));
            }
        });
        return FormTable.rows(rows);
    }

    private Object findingRows(Material material) {
        var replies = submissions.lastRound(material).map(Round::replies).orElse(Map.of());
        return FormTable.rows(findings.openOf(material.number()).stream()
                .map(finding -> new FormTable.Row(
                        "%s：%s".formatted(finding.place(), finding.kind()),
                        "要求：%s\n答复：%s".formatted(finding.remedy(), replies.getOrDefault(finding.id(), ""))))
                .toList());
    }
}
