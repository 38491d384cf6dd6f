package org.dudao.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.form.FormHints;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.Step;
import org.dudao.workflow.StepHandler;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskForms;
import org.springframework.stereotype.Component;

/** The step in which a material is handed in. Its form starts with the answers of the last round. */
@Component
public class HandInTasks implements StepHandler {

    private static final String RETURNED = "returned";

    private final SubmissionService submissions;
    private final MaterialStandardTable standards;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final TaskForms forms;
    private final DraftStore drafts;
    private final List<MaterialPrefill> prefills;
    private final AcceptanceHintQuery acceptance;
    private final List<MaterialWriter> writers;
    private final Clock clock;

    HandInTasks(
            SubmissionService submissions,
            MaterialStandardTable standards,
            CampaignCalendar calendar,
            Directory directory,
            TaskForms forms,
            DraftStore drafts,
            List<MaterialPrefill> prefills,
            AcceptanceHintQuery acceptance,
            List<MaterialWriter> writers,
            Clock clock) {
        this.submissions = submissions;
        this.standards = standards;
        this.calendar = calendar;
        this.directory = directory;
        this.forms = forms;
        this.drafts = drafts;
        this.prefills = prefills;
        this.acceptance = acceptance;
        this.writers = writers;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.HAND_IN;
    }

    @Override
    public void enter(DelegateExecution execution, Map<String, String> properties) {
        var key = MaterialOfTasks.key(execution, properties);
        var standard = standards.of(key.kind());
        var material = submissions.expect(key, StepVariables.textOrEmpty(execution, StepVariables.PART_NAME));
        MaterialOfTasks.describe(execution, material, standard, directory.nameOf(key.owner()));
        execution.setVariableLocal(StepVariables.CANDIDATES, key.owner());
        execution.setVariableLocal(StepVariables.ROUND, material.handedIn() + 1);
        execution.setVariableLocal(StepVariables.FORM, standard.handInForm());
        execution.setVariableLocal(StepVariables.DUE, Date.from(due(execution, key, material, standard)));
        execution.setVariableLocal(RETURNED, material.isReturned());
        submissions.lastRound(material).ifPresent(last -> last.answers()
                .values()
                .forEach((field, value) -> execution.setVariableLocal(field, FormTable.variable(value))));
    }

    @Override
    public boolean prefill(VariableScope scope) {
        var values = new HashMap<String, Object>();
        var key = MaterialOfTasks.key(scope);
        prefills.forEach(prefill -> values.putAll(prefill.handIn(key)));
        return FormTable.setLocal(scope, values);
    }

    @Override
    public Map<String, Object> facts(VariableScope scope) {
        return MaterialOfTasks.campaignDays(scope, calendar);
    }

    @Override
    public List<FormHints.Hint> hints(VariableScope scope) {
        return acceptance.of(StepVariables.text(scope, StepVariables.MATERIAL));
    }

    /** The due date of a step that prepares a material of this kind, before the material is handed in. */
    public Date due(DelegateExecution execution, String kind) {
        var key = MaterialOfTasks.key(execution, kind);
        var standard = standards.of(kind);
        boolean returned = submissions.ofStage(key.campaign(), key.owner(), key.stage(), List.of(kind)).stream()
                .anyMatch(Material::isReturned);
        return Date.from(
                returned
                        ? calendar.inDays(standard.reworkDays())
                        : calendar.due(key.campaign(), key.stage(), standard.dueDay(), standard.reworkDays()));
    }

    @Override
    public void created(DelegateTask task) {
        if (Boolean.TRUE.equals(task.getVariable(RETURNED))) {
            task.setPriority(StepVariables.RETURNED_PRIORITY);
        }
        writer(MaterialOfTasks.key(task)).ifPresent(task::setAssignee);
    }

    /**
     * A part that is a person is handed in by this person, a later round by the person who handed in the last one, and the first
     * round by the person whom a {@link MaterialWriter} names. Nobody is assigned when absent or no longer a member of the owner.
     */
    private Optional<String> writer(MaterialKey key) {
        var lastWriter = submissions.lastRound(submissions.get(key)).map(Round::handedInBy);
        var named = writers.stream().flatMap(writer -> writer.of(key).stream());
        return Stream.of(Stream.of(key.part()), lastWriter.stream(), named)
                .flatMap(logins -> logins)
                .flatMap(login -> presentMember(login, key).stream())
                .findFirst();
    }

    private Optional<String> presentMember(String login, MaterialKey key) {
        return directory
                .person(login)
                .filter(person -> person.candidateGroups().contains(key.owner()))
                .filter(person -> !person.isAbsentOn(LocalDate.now(clock)))
                .map(Person::login);
    }

    @Override
    public void complete(DelegateTask task) {
        var login = Objects.requireNonNull(task.getAssignee(), "The task has no assignee");
        var key = MaterialOfTasks.key(task);
        var drafted =
                new DraftedMaterial(drafts.contentOf(task.getId(), login), submissions.lastRound(submissions.get(key)));
        submissions.handIn(
                key, new HandInContent(drafted.text(), new FormAnswers(forms.answers(task)), drafted.replies()), login);
    }

    /** The deadline of a ledger item takes precedence over the day of the stage. */
    private Instant due(DelegateExecution execution, MaterialKey key, Material material, MaterialStandard standard) {
        if (material.isReturned()) {
            return calendar.inDays(standard.reworkDays());
        }
        var deadline = StepVariables.textOrEmpty(execution, StepVariables.DEADLINE);
        return deadline.isEmpty()
                ? calendar.due(key.campaign(), key.stage(), standard.dueDay(), standard.reworkDays())
                : calendar.on(LocalDate.parse(deadline), standard.reworkDays());
    }
}
