package org.dudao.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.organization.Directory;
import org.dudao.organization.Membership;
import org.dudao.organization.NameQuery;
import org.dudao.organization.Person;
import org.dudao.organization.PersonLine;
import org.dudao.organization.PersonLineQuery;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.DraftStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the people hold on whose tasks the caller decides. */
@Service
@Transactional(readOnly = true)
class HeldTaskQuery {

    private final HandoverWorkflow workflow;
    private final HandoverRights rights;
    private final HandoverStore handovers;
    private final DraftStore drafts;
    private final Directory directory;
    private final PersonLineQuery people;
    private final NameQuery names;
    private final Clock clock;

    HeldTaskQuery(
            HandoverWorkflow workflow,
            HandoverRights rights,
            HandoverStore handovers,
            DraftStore drafts,
            Directory directory,
            PersonLineQuery people,
            NameQuery names,
            Clock clock) {
        this.workflow = workflow;
        this.rights = rights;
        this.handovers = handovers;
        this.drafts = drafts;
        this.directory = directory;
        this.people = people;
        this.names = names;
        this.clock = clock;
    }

    /** @param absentUntil the last day of the present absence, or null */
    record Holder(String login, String name, String groups, int tasks, @Nullable LocalDate absentUntil) {}

    /** @param fromName null when nobody held the task; {@code toName} is null for a release */
    record HandoverLine(
            String task,
            String name,
            @Nullable String fromName,
            @Nullable String toName,
            String reason,
            String by,
            Instant at) {}

    record Colleague(String login, String name) {}

    /**
     * A task of the person.
     *
     * @param held false for a task that the person had to give up and nobody has taken since
     * @param refusal why the caller may not decide on it, or null
     */
    record TaskLine(
            String id,
            String name,
            boolean held,
            boolean draft,
            Instant since,
            @Nullable Instant due,
            @Nullable String refusal,
            List<Colleague> colleagues) {}

    record PersonRecord(
            String login,
            String name,
            String groups,
            @Nullable LocalDate absentUntil,
            List<TaskLine> tasks,
            List<HandoverLine> handovers) {}

    /**
     * Those who hold something first.
     *
     * @param words part of a name, a login, a unit or a role; empty for all
     */
    List<Holder> people(String login, String words) {
        var caller = caller(login);
        var mine = people.all().stream()
                .filter(person -> rights.decidesOn(caller, person.candidateGroups()))
                .toList();
        var counts = workflow.counts(mine.stream().map(PersonLine::login).toList());
        var titles = people.titles();
        return mine.stream()
                .map(person -> new Holder(
                        person.login(),
                        person.name(),
                        groupsOf(person.memberships(), titles),
                        counts.getOrDefault(person.login(), 0),
                        person.isAbsentOn(LocalDate.now(clock)) ? person.absentUntil() : null))
                .filter(holder -> Stream.of(holder.name(), holder.login(), holder.groups())
                        .anyMatch(text -> text.contains(words.strip())))
                .sorted(Comparator.comparing((Holder holder) -> holder.tasks() == 0)
                        .thenComparing(Holder::groups)
                        .thenComparing(Holder::name))
                .toList();
    }

    /** @throws Refusal NOT_FOUND when the caller does not decide on tasks of this person */
    PersonRecord of(String login, String callerLogin) {
        var caller = caller(callerLogin);
        var person = rights.requirePerson(caller, login);
        var everybody = people.all();
        var tasks = workflow.of(login, drafts.leftBy(login)).stream()
                .filter(task -> rights.decidesOn(caller, task.party()))
                .map(task -> line(task, caller, login, everybody))
                .toList();
        var past = handovers.of(login).stream()
                .filter(handover -> rights.decidesOn(caller, handover.party()))
                .toList();
        return new PersonRecord(
                login,
                person.name(),
                groupsOf(person.memberships(), people.titles()),
                absentUntil(person),
                tasks,
                lines(past));
    }

    private TaskLine line(HeldTask task, Person caller, String login, Collection<PersonLine> everybody) {
        return new TaskLine(
                task.id(),
                task.name(),
                login.equals(task.holder()),
                drafts.find(task.id(), login).isPresent(),
                task.createdAt(),
                task.due(),
                rights.refusal(caller, task).orElse(null),
                colleagues(task, everybody));
    }

    private List<Colleague> colleagues(HeldTask task, Collection<PersonLine> everybody) {
        var today = LocalDate.now(clock);
        return everybody.stream()
                .filter(person -> person.candidateGroups().contains(task.party()))
                .filter(person -> !person.login().equals(task.holder()) && !person.isAbsentOn(today))
                .map(person -> new Colleague(person.login(), person.name()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }

    private List<HandoverLine> lines(List<HandoverStore.Handover> past) {
        var people = names.ofPeople(past.stream()
                .flatMap(handover -> Stream.of(handover.fromLogin(), handover.toLogin(), handover.decidedBy()))
                .filter(Objects::nonNull)
                .toList());
        return past.stream()
                .map(handover -> new HandoverLine(
                        handover.task(),
                        handover.taskName(),
                        handover.fromLogin() == null ? null : people.get(handover.fromLogin()),
                        handover.toLogin() == null ? null : people.get(handover.toLogin()),
                        handover.reason(),
                        people.getOrDefault(handover.decidedBy(), handover.decidedBy()),
                        handover.decidedAt()))
                .toList();
    }

    private static String groupsOf(Collection<Membership> memberships, Function<Membership, String> titles) {
        return memberships.stream().map(titles).sorted().collect(Collectors.joining("、"));
    }

    private @Nullable LocalDate absentUntil(Person person) {
        return person.isAbsentOn(LocalDate.now(clock)) ? person.absentUntil() : null;
    }

    private Person caller(String login) {
        return directory
                .person(login)
                .filter(Person::decidesOnTasks)
                .orElseThrow(() -> new Refusal(Refusal.Kind.FORBIDDEN, "这里由单位主要负责人、督导组组长、活动办和领导小组释放或移交任务，您不能使用。"));
    }
}
