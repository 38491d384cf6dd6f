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

/** Steps in which somebody decides on a request, explains a deferral, reviews a deferred item or visits the people. */
@Component
class LedgerStepTasks implements StepHandler {

    /** The value of the verdict that grants a request, and that confirms a review or a visit. */
    private static final String GRANTED = "accept";

    /** For tasks of process versions without the property {@link ModelProperties#EXTENDS}. */
    private static final String FORMER_EXTENDS = "UserTask_ReportItemDone";

    private final LedgerService ledger;
    private final LedgerRequestService requests;
    private final DeferredItemService deferredItems;
    private final ItemVisitService visits;
    private final ReviewService reviews;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final TaskDueDates dueDates;

    LedgerStepTasks(
            LedgerService ledger,
            LedgerRequestService requests,
            DeferredItemService deferredItems,
            ItemVisitService visits,
            ReviewService reviews,
            CampaignCalendar calendar,
            Directory directory,
            TaskDueDates dueDates) {
        this.ledger = ledger;
        this.requests = requests;
        this.deferredItems = deferredItems;
        this.visits = visits;
        this.reviews = reviews;
        this.calendar = calendar;
        this.directory = directory;
        this.dueDates = dueDates;
    }

    /** Kind of step: the values of the property {@link ModelProperties#ASKS}. */
    private enum LedgerStep {
        EXTENSION("extension", 2),
        LONG_EXTENSION("long-extension", 3),
        DEFERRAL("deferral", 3),
        EXPLANATION("explanation", 5),
        REVIEW("review", 5),
        VISIT("visit", 7);

        private final String propertyValue;
        private final int formerDays;

        /** @param formerDays for process versions without the property {@link ModelProperties#DAYS} */
        LedgerStep(String propertyValue, int formerDays) {
            this.propertyValue = propertyValue;
            this.formerDays = formerDays;
        }

        static LedgerStep of(String propertyValue) {
            return Arrays.stream(values())
                    .filter(step -> step.propertyValue.equals(propertyValue))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No step of the ledger asks for " + propertyValue));
        }

        int days(Map<String, String> properties) {
            var days = properties.get(ModelProperties.DAYS);
            return days == null ? formerDays : Integer.parseInt(days.strip());
        }
    }

    @Override
    public Step step() {
        return Step.LEDGER;
    }

    @Override
    public void enter(DelegateExecution execution, Map<String, String> properties) {
        var step = LedgerStep.of(String.valueOf(properties.get(ModelProperties.ASKS)));
        var owner = text(execution, StepVariables.OWNER);
        execution.setVariableLocal(ModelProperties.ASKS, step.propertyValue);
        execution.setVariableLocal(StepVariables.CANDIDATES, candidates(step, owner));
        execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(owner));
        execution.setVariableLocal(
                StepVariables.SUBJECT,
                "%s（%s）".formatted(execution.getCurrentActivityName(), text(execution, StepVariables.PART_NAME)));
        execution.setVariableLocal(StepVariables.DUE, Date.from(calendar.inDays(step.days(properties))));
        var extended = properties.get(ModelProperties.EXTENDS);
        if (extended != null) {
            execution.setVariableLocal(ModelProperties.EXTENDS, extended.strip());
        }
    }

    private String candidates(LedgerStep step, String owner) {
        return switch (step) {
            case EXPLANATION -> owner;
            case LONG_EXTENSION -> CandidateGroups.LEADING_GROUP;
            case EXTENSION, DEFERRAL, REVIEW, VISIT -> directory.lockSupervisionGroupOf(owner);
        };
    }

    @Override
    public void complete(DelegateTask task) {
        var item = item(task);
        var by = Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
        boolean granted = GRANTED.equals(task.getVariable(StepVariables.VERDICT));
        boolean asWritten = Boolean.TRUE.equals(task.getVariable("publishAsWritten"));
        var words = textOrEmpty(task, StepVariables.WORDS);
        switch (stepOf(task)) {
            case EXTENSION, LONG_EXTENSION -> {
                requests.decide(item.number(), granted, words, by);
                extendReport(task, ledger.get(item.number()));
            }
            case DEFERRAL -> requests.decide(item.number(), granted, words, by);
            case EXPLANATION -> deferredItems.explain(item.number(), explanation(task), asWritten, by);
            case REVIEW -> deferredItems.review(item.number(), granted, words, asWritten, by);
            case VISIT -> visits.visit(item.number(), granted, words, newDeadline(task), by);
        }
    }

    private static String explanation(DelegateTask task) {
        return "%s（%s）"
                .formatted(
                        text(task, "explanation").strip(),
                        text(task, "explainedWhere").strip());
    }

    /** Moves the unit's open task to the item's deadline. After a return the task may be due later; then it stays. */
    private void extendReport(DelegateTask task, LedgerItem item) {
        task.getExecution()
                .getProcessInstance()
                .setVariable(StepVariables.DEADLINE, item.deadline().toString());
        var report = textOrEmpty(task, ModelProperties.EXTENDS);
        dueDates.extend(
                task.getProcessInstanceId(),
                report.isEmpty() ? FORMER_EXTENDS : report,
                Date.from(calendar.closeOf(item.deadline())));
    }

    private static @Nullable LocalDate newDeadline(DelegateTask task) {
        var deadline = textOrEmpty(task, "newDeadline");
        return deadline.isEmpty() ? null : LocalDate.parse(deadline);
    }

    @Override
    public Optional<String> refusal(VariableScope scope, String login) {
        var item = item(scope);
        return switch (stepOf(scope)) {
            case EXPLANATION -> Optional.empty();
            case LONG_EXTENSION -> requests.requestedBySelf(item, login);
            case EXTENSION, DEFERRAL -> conflict(item, login).or(() -> requests.requestedBySelf(item, login));
            case REVIEW -> conflict(item, login);
            case VISIT -> conflict(item, login).or(() -> item.verifiedBySelf(login));
        };
    }

    private Optional<String> conflict(LedgerItem item, String login) {
        return reviews.conflict(item.owner(), login)
                .or(() -> directory.person(login).flatMap(item::tieWithHelper));
    }

    private static LedgerStep stepOf(VariableScope scope) {
        return LedgerStep.of(text(scope, ModelProperties.ASKS));
    }

    private LedgerItem item(VariableScope scope) {
        return ledger.of(MaterialOfTasks.key(scope, LedgerItem.MATERIAL)).orElseThrow();
    }
}
