package org.dudao.rectification;

import static org.dudao.workflow.StepVariables.text;
import static org.dudao.workflow.StepVariables.textOrEmpty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.model.ModelProperties;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.review.ReviewService;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskDueDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps in which somebody decides on an item of the ledger, explains it, or visits the people again. */
@Component
class LedgerStepTasks implements StepHandler {

    private static final String ACCEPT = "accept";
    private static final String REPORT = "UserTask_ReportItemDone";

    private final LedgerService ledger;
    private final ReviewService reviews;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final TaskDueDates dueDates;

    LedgerStepTasks(
            LedgerService ledger,
            ReviewService reviews,
            CampaignCalendar calendar,
            Directory directory,
            TaskDueDates dueDates) {
        this.ledger = ledger;
        this.reviews = reviews;
        this.calendar = calendar;
        this.directory = directory;
        this.dueDates = dueDates;
    }

    /** What a step asks for, and within how many days. */
    private enum Asks {
        EXTENSION("extension", 2),
        LONG_EXTENSION("long-extension", 3),
        DEFERRAL("deferral", 3),
        EXPLANATION("explanation", 5),
        REVIEW("review", 5),
        VISIT("visit", 7);

        private final String mark;
        private final int days;

        Asks(String mark, int days) {
            this.mark = mark;
            this.days = days;
        }

        static Asks of(String mark) {
            return Arrays.stream(values())
                    .filter(asks -> asks.mark.equals(mark))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No step of the ledger asks for " + mark));
        }
    }

    @Override
    public Step step() {
        return Step.LEDGER;
    }

    @Override
    public void enter(DelegateExecution execution, Map<String, String> properties) {
        var asks = Asks.of(String.valueOf(properties.get(ModelProperties.ASKS)));
        var owner = text(execution, StepVariables.OWNER);
        execution.setVariableLocal(ModelProperties.ASKS, asks.mark);
        execution.setVariableLocal(StepVariables.CANDIDATES, candidates(asks, owner));
        execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(owner));
        execution.setVariableLocal(
                StepVariables.SUBJECT,
                "%s（%s）".formatted(execution.getCurrentActivityName(), text(execution, StepVariables.PART_NAME)));
        execution.setVariableLocal(StepVariables.DUE, Date.from(calendar.inDays(asks.days)));
    }

    private String candidates(Asks asks, String owner) {
        return switch (asks) {
            case EXPLANATION -> owner;
            case LONG_EXTENSION -> CandidateGroups.LEADING_GROUP;
            case EXTENSION, DEFERRAL, REVIEW, VISIT -> directory.lockSupervisionGroupOf(owner);
        };
    }

    @Override
    public void complete(DelegateTask task) {
        var item = item(task);
        var by = Objects.requireNonNull(task.getAssignee(), "Nobody holds the task");
        boolean yes = ACCEPT.equals(task.getVariable(StepVariables.VERDICT));
        var words = textOrEmpty(task, StepVariables.WORDS);
        switch (asks(task)) {
            case EXTENSION, LONG_EXTENSION -> {
                ledger.decide(item.number(), yes, words, by);
                giveTime(task, ledger.get(item.number()));
            }
            case DEFERRAL -> ledger.decide(item.number(), yes, words, by);
            case EXPLANATION ->
                ledger.explain(
                        item.number(),
                        "%s（%s）"
                                .formatted(
                                        text(task, "explanation").strip(),
                                        text(task, "explainedWhere").strip()),
                        by);
            case REVIEW -> ledger.review(item.number(), yes, words, by);
            case VISIT -> ledger.visit(item.number(), yes, words, newDeadline(task), by);
        }
    }

    /** What the unit has open is due when the item is; whoever was sent back has at least the days for rework. */
    private void giveTime(DelegateTask task, LedgerItem item) {
        task.getExecution()
                .getProcessInstance()
                .setVariable(StepVariables.DEADLINE, item.deadline().toString());
        dueDates.extend(task.getProcessInstanceId(), REPORT, Date.from(calendar.closeOf(item.deadline())));
    }

    private static @Nullable LocalDate newDeadline(DelegateTask task) {
        var typed = textOrEmpty(task, "newDeadline");
        return typed.isEmpty() ? null : LocalDate.parse(typed);
    }

    @Override
    public Optional<String> refusal(VariableScope scope, String login) {
        var item = item(scope);
        return switch (asks(scope)) {
            case EXPLANATION -> Optional.empty();
            case LONG_EXTENSION -> ledger.asked(item, login);
            case EXTENSION, DEFERRAL -> conflict(item, login).or(() -> ledger.asked(item, login));
            case REVIEW -> conflict(item, login);
            case VISIT -> conflict(item, login).or(() -> ledger.verified(item, login));
        };
    }

    private Optional<String> conflict(LedgerItem item, String login) {
        return reviews.conflict(item.owner(), login).or(() -> ledger.tie(item, login));
    }

    private static Asks asks(VariableScope scope) {
        return Asks.of(text(scope, ModelProperties.ASKS));
    }

    private LedgerItem item(VariableScope scope) {
        return ledger.of(MaterialOfTasks.key(scope, LedgerItem.MATERIAL)).orElseThrow();
    }
}
