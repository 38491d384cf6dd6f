package org.dudao.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.organization.Directory;
import org.dudao.organization.UnitRepository;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@code opinion.bpmn} and {@code opinion-intake.bpmn} ask of us. */
@Component
public class OpinionTasks {

    private static final int WORDS_IN_A_NAME = 16;
    private static final String KIND = "kind";
    private static final String CONCERNS = "concerns";
    private static final String LEADERS = "leaders";
    private static final String HANDLER_UNIT = "handlerUnit";
    private static final String FEEDBACK = "feedback";
    private static final String RETURN = "return";

    private final OpinionService handling;
    private final OpinionEventStore events;
    private final OpinionWorkflow workflow;
    private final OpinionRepository register;
    private final ListeningRecordPrefill listening;
    private final Directory directory;
    private final UnitRepository units;

    OpinionTasks(
            OpinionService handling,
            OpinionEventStore events,
            OpinionWorkflow workflow,
            OpinionRepository register,
            ListeningRecordPrefill listening,
            Directory directory,
            UnitRepository units) {
        this.handling = handling;
        this.events = events;
        this.workflow = workflow;
        this.register = register;
        this.listening = listening;
        this.directory = directory;
        this.units = units;
    }

    public void begin(DelegateExecution execution) {
        handling.begin(numberOf(execution), execution.getProcessInstanceId());
    }

    public void beginNextBatch(DelegateExecution execution) {
        workflow.beginNextBatch(StepVariables.text(execution, StepVariables.CAMPAIGN));
    }

    public boolean allBegun(DelegateExecution execution) {
        return register.notBegun(StepVariables.text(execution, StepVariables.CAMPAIGN), 1)
                .isEmpty();
    }

    /**
     * Shown when whichever material is handed in: of the first stage's report on what was heard, the register's figures stand in
     * the form. Nothing of any other.
     */
    public void showFigures(DelegateExecution execution) {
        if (!ListeningRecordPrefill.MATERIAL.equals(execution.getVariable(StepVariables.MATERIAL))) {
            return;
        }
        directory.unitOf(StepVariables.text(execution, StepVariables.OWNER)).ifPresent(unit -> listening
                .variables(StepVariables.text(execution, StepVariables.CAMPAIGN), unit.code())
                .forEach((field, value) -> execution.setVariableLocal(field, FormTable.variable(value))));
    }

    /** Whose task it is: the candidate group that has the opinion now. */
    public String holder(DelegateExecution execution) {
        return opinionOf(execution).holder();
    }

    public boolean sorted(DelegateExecution execution) {
        var state = opinionOf(execution).state();
        return state == Opinion.State.HANDED_ON || state == Opinion.State.IN_HAND;
    }

    /** Whether there is an answer; whether that has been fed back is another question. */
    public boolean answered(DelegateExecution execution) {
        var state = opinionOf(execution).state();
        return state == Opinion.State.ANSWERED || state == Opinion.State.FED_BACK;
    }

    public boolean fedBack(DelegateExecution execution) {
        return opinionOf(execution).state() == Opinion.State.FED_BACK;
    }

    /** Whether whoever heard it acts. */
    public boolean own(DelegateExecution execution) {
        return !opinionOf(execution).isHandedOn();
    }

    /** Whether it came back for the first time. */
    public boolean returnedOnce(DelegateExecution execution) {
        var opinion = opinionOf(execution);
        return opinion.returns() == 1 && opinion.state() == Opinion.State.UNSORTED;
    }

    /** What was decided before, or else what the rules propose, stands in the form. */
    public void showSorting(DelegateExecution execution) {
        var opinion = opinionOf(execution);
        if (describe(execution, opinion, "分类")) {
            return;
        }
        var proposal = handling.proposalFor(opinion);
        var kind = opinion.kind().or(() -> Optional.ofNullable(proposal.kind()));
        execution.setVariableLocal(KIND, kind.map(Enum::name).orElse(null));
        execution.setVariableLocal(
                CONCERNS, opinion.concerns().orElse(proposal.concerns()).name());
        execution.setVariableLocal(LEADERS, opinion.leaders());
        execution.setVariableLocal(HANDLER_UNIT, proposal.handlerUnit());
        execution.setVariableLocal(
                "unitOptions",
                FormTable.options(units.findAllByOrderByCode().stream()
                        .filter(unit -> !unit.code().equals(opinion.unit()))
                        .map(unit -> new FormTable.Option(unit.name(), unit.code()))
                        .toList()));
    }

    public void showHandling(DelegateExecution execution) {
        var opinion = opinionOf(execution);
        execution.setVariableLocal("mayReturn", opinion.mayBeReturned());
        execution.setVariableLocal("mayFeedBack", handling.mayFeedBackAtOnce(opinion));
        describe(execution, opinion, "办理");
    }

    public void showFeedback(DelegateExecution execution) {
        describe(execution, opinionOf(execution), "反馈");
    }

    public void sort(DelegateTask task) {
        var choice = new SortingChoice(
                named(OpinionKind.class, StepVariables.textOrEmpty(task, KIND)),
                named(Concern.class, StepVariables.textOrEmpty(task, CONCERNS)),
                StepVariables.textOrEmpty(task, LEADERS),
                StepVariables.textOrEmpty(task, HANDLER_UNIT),
                StepVariables.textOrEmpty(task, "above"),
                StepVariables.textOrEmpty(task, "sortingWords"));
        handling.sort(numberOf(task), choice, holderOf(task));
    }

    /** 签收. */
    public void receive(DelegateTask task) {
        if (task.getAssignee() != null) {
            handling.receive(numberOf(task), task.getAssignee());
        }
    }

    public void handle(DelegateTask task) {
        if (RETURN.equals(task.getVariable("outcome"))) {
            handling.returnToSender(numberOf(task), StepVariables.textOrEmpty(task, "returnReason"), holderOf(task));
        } else {
            handling.answer(
                    numberOf(task),
                    StepVariables.textOrEmpty(task, "answer"),
                    named(FeedbackMode.class, StepVariables.textOrEmpty(task, FEEDBACK)),
                    holderOf(task));
        }
    }

    public void feedBack(DelegateTask task) {
        handling.feedBack(
                numberOf(task),
                named(FeedbackMode.class, StepVariables.textOrEmpty(task, FEEDBACK)),
                StepVariables.textOrEmpty(task, "feedbackWords"),
                holderOf(task));
    }

    /**
     * Names the task; and what is too much to be kept with thousands of tasks that nobody has opened yet, is there once
     * somebody opens the form.
     *
     * @return whether the process has only just come to the task
     */
    private boolean describe(DelegateExecution execution, Opinion opinion, String step) {
        if (!execution.hasVariableLocal(StepVariables.SUBJECT)) {
            execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(opinion.sender()));
            execution.setVariableLocal(
                    StepVariables.SUBJECT, "%s意见%d：%s".formatted(step, opinion.number(), beginningOf(opinion.words())));
            return true;
        }
        execution.setVariableLocal("opinionRows", FormTable.rows(rows(opinion)));
        return false;
    }

    private static String beginningOf(String words) {
        var line = words.replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(WORDS_IN_A_NAME, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }

    private List<FormTable.Row> rows(Opinion opinion) {
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("意见", opinion.words()));
        rows.add(new FormTable.Row(
                "来处",
                "%s，%s，%s"
                        .formatted(
                                directory.nameOf(opinion.sender()),
                                opinion.channel().label(),
                                opinion.heardOn())));
        opinion.kind()
                .ifPresent(kind -> rows.add(new FormTable.Row(
                        "类别",
                        "%s，涉及%s%s"
                                .formatted(
                                        kind.label(),
                                        opinion.concerns().map(Concern::label).orElse(""),
                                        opinion.leaders().isEmpty() ? "" : "：" + opinion.leaders()))));
        events.of(opinion.number()).stream()
                .skip(1)
                .map(event -> new FormTable.Row(event.what(), event.words()))
                .forEach(rows::add);
        return rows;
    }

    private Opinion opinionOf(VariableScope scope) {
        return handling.get(numberOf(scope));
    }

    private static long numberOf(VariableScope scope) {
        return ((Number) Objects.requireNonNull(scope.getVariable(OpinionWorkflow.NUMBER), OpinionWorkflow.NUMBER))
                .longValue();
    }

    private static String holderOf(DelegateTask task) {
        return Objects.requireNonNull(task.getAssignee(), "Nobody holds the task");
    }

    /** The value of that name; null for nothing, and for what is none of them, such as 稍后另行反馈. */
    private static <E extends Enum<E>> @Nullable E named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
