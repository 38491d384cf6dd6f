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
import org.dudao.publication.PersonalData;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The methods that {@code opinion.bpmn}, {@code opinion-intake.bpmn} and the form for handing in call. */
@Component
public class OpinionTasks {

    private static final int CHARACTERS_IN_A_NAME = 16;
    private static final String KIND = "kind";
    private static final String CONCERNS = "concerns";
    private static final String LEADERS = "leaders";
    private static final String LEADER_NAMES = "leaderNames";
    private static final String HANDLER_UNIT = "handlerUnit";
    private static final String FEEDBACK = "feedback";
    private static final String RETURN = "return";
    private static final String PUBLISH_AS_WRITTEN = "publishAsWritten";

    private final OpinionService opinions;
    private final OpinionEventStore events;
    private final OpinionWorkflow workflow;
    private final OpinionRepository register;
    private final Directory directory;
    private final UnitRepository units;

    OpinionTasks(
            OpinionService opinions,
            OpinionEventStore events,
            OpinionWorkflow workflow,
            OpinionRepository register,
            Directory directory,
            UnitRepository units) {
        this.opinions = opinions;
        this.events = events;
        this.workflow = workflow;
        this.register = register;
        this.directory = directory;
        this.units = units;
    }

    public void begin(DelegateExecution execution) {
        opinions.begin(numberOf(execution), execution.getProcessInstanceId());
    }

    public void beginNextBatch(DelegateExecution execution) {
        workflow.startNextBatch(StepVariables.text(execution, StepVariables.CAMPAIGN));
    }

    public boolean allBegun(DelegateExecution execution) {
        return register.lockNotStarted(StepVariables.text(execution, StepVariables.CAMPAIGN), 1)
                .isEmpty();
    }

    /**
     * Does nothing. Versions of material-review and stage-learn-listen that were deployed before {@link ListeningRecordPrefill}
     * filled the form call it in their property {@code show}, and their instances still run.
     */
    public void showFigures(DelegateExecution execution) {
        // ListeningRecordPrefill sets the figures, in tasks of these versions too.
    }

    /** The candidate group of the task: the group that has to do the next step. */
    public String holder(DelegateExecution execution) {
        return opinionOf(execution).holder();
    }

    public boolean sorted(DelegateExecution execution) {
        var state = opinionOf(execution).state();
        return state == Opinion.State.HANDED_ON || state == Opinion.State.IN_HAND;
    }

    /** Whether there is an answer, fed back or not. */
    public boolean answered(DelegateExecution execution) {
        var state = opinionOf(execution).state();
        return state == Opinion.State.ANSWERED || state == Opinion.State.FED_BACK;
    }

    public boolean fedBack(DelegateExecution execution) {
        return opinionOf(execution).state() == Opinion.State.FED_BACK;
    }

    /** Whether the unit that heard the opinion acts on it. */
    public boolean own(DelegateExecution execution) {
        return !opinionOf(execution).isHandedOn();
    }

    /** Whether the unit that heard the opinion sorts it again. After the last allowed return the office does. */
    public boolean returnedToSender(DelegateExecution execution) {
        var opinion = opinionOf(execution);
        return opinion.state() == Opinion.State.UNSORTED
                && opinion.returns() < OpinionWorkflow.mostReturns(execution.getBpmnModelElementInstance());
    }

    /** The name of {@link #returnedToSender} in former versions of {@code opinion.bpmn}, on which instances still run. */
    public boolean returnedOnce(DelegateExecution execution) {
        return returnedToSender(execution);
    }

    /** Fills the form with the former sorting, or else with the proposal of the word lists. */
    public void showSorting(DelegateExecution execution) {
        var opinion = opinionOf(execution);
        if (describe(execution, opinion, "分类")) {
            return;
        }
        var proposal = opinions.proposalFor(opinion);
        var kind = opinion.kind().or(() -> Optional.ofNullable(proposal.kind()));
        execution.setVariableLocal(KIND, kind.map(Enum::name).orElse(null));
        execution.setVariableLocal(
                CONCERNS, opinion.concerns().orElse(proposal.concerns()).name());
        execution.setVariableLocal(LEADERS, opinion.leaders());
        var leaders = Arrays.stream(opinion.leaders().split("、"))
                .filter(name -> !name.isEmpty())
                .toList();
        execution.setVariableLocal(LEADER_NAMES, FormTable.texts(leaders));
        execution.setVariableLocal("leaderOptions", FormTable.options(leadersOf(opinion)));
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
        execution.setVariableLocal(
                "mayReturn",
                opinion.mayBeReturned(OpinionWorkflow.mostReturns(execution.getBpmnModelElementInstance())));
        execution.setVariableLocal("mayFeedBack", opinions.mayFeedBackAtOnce(opinion));
        describe(execution, opinion, "办理");
    }

    public void showFeedback(DelegateExecution execution) {
        describe(execution, opinionOf(execution), "反馈");
    }

    public void sort(DelegateTask task) {
        var choice = new SortingChoice(
                named(OpinionKind.class, StepVariables.textOrEmpty(task, KIND)),
                named(Concern.class, StepVariables.textOrEmpty(task, CONCERNS)),
                leaders(task),
                StepVariables.textOrEmpty(task, HANDLER_UNIT),
                StepVariables.textOrEmpty(task, "above"),
                StepVariables.textOrEmpty(task, "sortingWords"));
        opinions.sort(numberOf(task), choice, assigneeOf(task));
    }

    /**
     * The chosen names. The page of opinions, and forms that were deployed before the choice existed, have a text instead; then the
     * choice still is what {@link #showSorting} has set.
     */
    private String leaders(DelegateTask task) {
        var chosen = String.join("、", FormTable.textsOf(task.getVariable(LEADER_NAMES)));
        boolean unchanged = chosen.equals(opinionOf(task).leaders());
        return unchanged ? StepVariables.textOrEmpty(task, LEADERS) : chosen;
    }

    /** The leaders of the unit that heard the opinion. */
    private List<FormTable.Option> leadersOf(Opinion opinion) {
        return opinion.unit() == null
                ? List.of()
                : directory.leadersOf(opinion.unit()).stream()
                        .map(directory::personName)
                        .map(name -> new FormTable.Option(name, name))
                        .toList();
    }

    /** 签收: a member of the group that acts has claimed the task. */
    public void receive(DelegateTask task) {
        if (task.getAssignee() != null) {
            opinions.receive(numberOf(task), task.getAssignee());
        }
    }

    public void handle(DelegateTask task) {
        if (RETURN.equals(task.getVariable("outcome"))) {
            opinions.returnToSender(
                    numberOf(task),
                    StepVariables.textOrEmpty(task, "returnReason"),
                    OpinionWorkflow.mostReturns(task.getBpmnModelElementInstance()),
                    assigneeOf(task));
        } else {
            opinions.answer(
                    numberOf(task),
                    StepVariables.textOrEmpty(task, "answer"),
                    named(FeedbackMode.class, StepVariables.textOrEmpty(task, FEEDBACK)),
                    Boolean.TRUE.equals(task.getVariable(PUBLISH_AS_WRITTEN)),
                    assigneeOf(task));
        }
    }

    public void feedBack(DelegateTask task) {
        opinions.feedBack(
                numberOf(task),
                named(FeedbackMode.class, StepVariables.textOrEmpty(task, FEEDBACK)),
                StepVariables.textOrEmpty(task, "feedbackWords"),
                Boolean.TRUE.equals(task.getVariable(PUBLISH_AS_WRITTEN)),
                assigneeOf(task));
    }

    /**
     * The first call, before the task exists, names the task. Later calls, when a person opens the form, add the opinion's rows:
     * thousands of unopened tasks do not need them.
     *
     * @return whether this is the first call
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
        int end = line.offsetByCodePoints(0, Math.min(CHARACTERS_IN_A_NAME, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }

    private List<FormTable.Row> rows(Opinion opinion) {
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("意见", opinion.words()));
        rows.addAll(publicRows(opinion));
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

    /** What looks like personal data, and what the public would read; empty when there is none. */
    private static List<FormTable.Row> publicRows(Opinion opinion) {
        var kinds = PersonalData.kinds(opinion.words(), opinion.answer());
        if (kinds.isEmpty()) {
            return List.of();
        }
        var shown = opinion.publicText().masked(List.of());
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row("像有个人信息", kinds));
        rows.add(new FormTable.Row("公开时显示的意见", shown.words()));
        if (!shown.answer().isEmpty()) {
            rows.add(new FormTable.Row("公开时显示的答复", shown.answer()));
        }
        return rows;
    }

    private Opinion opinionOf(VariableScope scope) {
        return opinions.get(numberOf(scope));
    }

    private static long numberOf(VariableScope scope) {
        return ((Number) Objects.requireNonNull(scope.getVariable(OpinionWorkflow.NUMBER), OpinionWorkflow.NUMBER))
                .longValue();
    }

    private static String assigneeOf(DelegateTask task) {
        return Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
    }

    /** The value of that name; null for an empty or other text, such as the choice 稍后另行反馈. */
    private static <E extends Enum<E>> @Nullable E named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
