package org.dudao.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetBook;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetHeadingService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports a roster, at the start and again after each change in the organisation. */
@Service
public class RosterImport {

    private final UnitRepository units;
    private final SupervisionGroupRepository groups;
    private final PersonRepository people;
    private final OrganizationWorkflow engine;
    private final SheetHeadingService headings;
    private final ApplicationEventPublisher events;

    RosterImport(
            UnitRepository units,
            SupervisionGroupRepository groups,
            PersonRepository people,
            OrganizationWorkflow engine,
            SheetHeadingService headings,
            ApplicationEventPublisher events) {
        this.units = units;
        this.groups = groups;
        this.people = people;
        this.engine = engine;
        this.headings = headings;
        this.events = events;
    }

    /**
     * Reads the files and checks nothing.
     *
     * @throws RosterRefusedException when a file cannot be read
     */
    SheetBook read(List<SheetFile> files) {
        return RosterReader.read(files, headings.extended(RosterCheck.LAYOUTS));
    }

    /** Checks the roster and reports what would change. Changes nothing. */
    @Transactional(readOnly = true)
    public RosterReport dryRun(List<SheetFile> files) {
        return dryRun(read(files));
    }

    @Transactional(readOnly = true)
    RosterReport dryRun(SheetBook sheets) {
        var registered = registeredPeople();
        return report(check(sheets, registered), registered, true, List.of());
    }

    /**
     * Saves the whole roster or nothing.
     *
     * @param firstPassword returns the first password of a new login
     * @throws RosterRefusedException with the errors
     */
    @Transactional
    public RosterReport run(List<SheetFile> files, Function<String, String> firstPassword) {
        return run(read(files), firstPassword);
    }

    @Transactional
    RosterReport run(SheetBook sheets, Function<String, String> firstPassword) {
        var registered = registeredPeople();
        return save(check(sheets, registered), registered, firstPassword);
    }

    /**
     * Like {@link #run(SheetBook, Function)}, but refuses to add or remove designers. Designers deploy models, and this
     * server runs the models.
     */
    @Transactional
    RosterReport runButKeepDesigners(SheetBook sheets, Function<String, String> firstPassword) {
        var registered = registeredPeople();
        var roster = check(sheets, registered);
        if (!designers(roster).equals(designers(registered))) {
            var errors = new ErrorList();
            errors.add(new RowError(RosterCheck.PEOPLE, null, null, "流程设计人员只能由系统管理员增减"));
            throw new RosterRefusedException(errors);
        }
        return save(roster, registered, firstPassword);
    }

    /** Called once per import: each person costs one query for memberships and one for ties. */
    private Map<String, Person> registeredPeople() {
        return people.findAll().stream().collect(Collectors.toMap(Person::login, Function.identity()));
    }

    private RosterReport save(Roster roster, Map<String, Person> registered, Function<String, String> firstPassword) {
        var report = report(roster, registered, false, newLogins(roster, registered, firstPassword));
        var changes = new ArrayList<Object>();
        changes.addAll(withdrawnGroups(roster));
        roster.groups().forEach(entry -> save(entry, changes));
        roster.units().forEach(entry -> save(entry, changes));
        save(roster.people(), registered);
        withdrawn(roster, registered).forEach(this::withdraw);
        engine.follow(roster, report.newLogins());
        changes.forEach(events::publishEvent);
        events.publishEvent(new RosterImported(
                report.people(),
                report.newPeople(),
                report.changedPeople(),
                report.withdrawnPeople().size()));
        return report;
    }

    private static Set<String> designers(Roster roster) {
        return roster.people().stream()
                .filter(person -> isDesigner(person.memberships()))
                .map(Roster.PersonEntry::login)
                .collect(Collectors.toSet());
    }

    private static Set<String> designers(Map<String, Person> registered) {
        return registered.values().stream()
                .filter(person -> isDesigner(person.memberships()))
                .map(Person::login)
                .collect(Collectors.toSet());
    }

    private static boolean isDesigner(Set<Membership> memberships) {
        return memberships.stream().anyMatch(membership -> membership.role() == Role.DESIGNER);
    }

    private Roster check(SheetBook sheets, Map<String, Person> registered) {
        var before = new RosterCheck.Registered(
                units.findAllByOrderByCode().stream().map(Unit::code).toList(),
                groups.findAllByOrderByCode().stream()
                        .map(SupervisionGroup::code)
                        .toList(),
                registered.keySet(),
                engine.logins().stream()
                        .filter(login -> !registered.containsKey(login))
                        .toList());
        return RosterCheck.check(sheets, before);
    }

    private RosterReport report(
            Roster roster, Map<String, Person> registered, boolean dryRun, List<RosterReport.NewLogin> newLogins) {
        int changed = 0;
        int created = 0;
        for (var entry : roster.people()) {
            var person = registered.get(entry.login());
            if (person == null) {
                created++;
            } else if (differs(person, entry)) {
                changed++;
            }
        }
        return new RosterReport(
                dryRun,
                roster.groups().size(),
                roster.units().size(),
                roster.people().size(),
                created,
                changed,
                movedUnits(roster),
                withdrawn(roster, registered).stream()
                        .map(Person::login)
                        .sorted()
                        .toList(),
                newLogins);
    }

    private static List<Person> withdrawn(Roster roster, Map<String, Person> registered) {
        var listed = roster.people().stream().map(Roster.PersonEntry::login).collect(Collectors.toSet());
        return registered.values().stream()
                .filter(person -> !listed.contains(person.login()))
                .toList();
    }

    private static boolean differs(Person person, Roster.PersonEntry entry) {
        return person.differsFrom(entry.name(), entry.memberships(), entry.ties());
    }

    private List<String> movedUnits(Roster roster) {
        var groupNames = new HashMap<String, String>();
        roster.groups().forEach(group -> groupNames.put(group.code(), group.name()));
        var moved = new ArrayList<String>();
        for (var entry : roster.units()) {
            units.findById(entry.code())
                    .filter(unit -> !unit.supervisionGroup().equals(entry.supervisionGroup()))
                    .ifPresent(unit -> moved.add("%s：%s → %s"
                            .formatted(
                                    entry.name(),
                                    groupNames.get(unit.supervisionGroup()),
                                    groupNames.get(entry.supervisionGroup()))));
        }
        return moved;
    }

    private static List<RosterReport.NewLogin> newLogins(
            Roster roster, Map<String, Person> registered, Function<String, String> firstPassword) {
        return roster.people().stream()
                .map(Roster.PersonEntry::login)
                .filter(login -> !registered.containsKey(login))
                .map(login -> new RosterReport.NewLogin(login, firstPassword.apply(login)))
                .toList();
    }

    /** The registered groups that are not on this roster. Every unit on the roster has another group. */
    private List<GroupWithdrawn> withdrawnGroups(Roster roster) {
        var listed = roster.groups().stream().map(Roster.GroupEntry::code).collect(Collectors.toSet());
        return groups.findAllByOrderByCode().stream()
                .map(SupervisionGroup::code)
                .filter(code -> !listed.contains(code))
                .map(GroupWithdrawn::new)
                .toList();
    }

    private void save(Roster.GroupEntry entry, List<Object> changes) {
        var group = groups.findById(entry.code()).orElseGet(() -> new SupervisionGroup(entry.code(), entry.name()));
        if (!group.name().equals(entry.name())) {
            changes.add(new PartyRenamed(CandidateGroups.supervision(entry.code()), group.name(), entry.name()));
        }
        group.rename(entry.name());
        groups.save(group);
    }

    private void save(Roster.UnitEntry entry, List<Object> changes) {
        var unit = units.findById(entry.code())
                .orElseGet(() -> new Unit(entry.code(), entry.name(), entry.kind(), entry.supervisionGroup()));
        if (!Objects.equals(unit.supervisionGroup(), entry.supervisionGroup())) {
            changes.add(new UnitMoved(unit.code(), unit.supervisionGroup(), entry.supervisionGroup()));
        }
        if (!unit.name().equals(entry.name())) {
            changes.add(new PartyRenamed(CandidateGroups.unit(entry.code()), unit.name(), entry.name()));
        }
        unit.describe(entry.name(), entry.kind());
        unit.moveTo(entry.supervisionGroup());
        units.save(unit);
    }

    private void save(List<Roster.PersonEntry> entries, Map<String, Person> registered) {
        for (var entry : entries) {
            var person = registered.getOrDefault(entry.login(), new Person(entry.login(), entry.name()));
            if (differs(person, entry)) {
                person.enrol(entry.name(), entry.memberships(), entry.ties());
                people.save(person);
                events.publishEvent(new PersonChanged(person.login()));
            }
        }
    }

    private void withdraw(Person person) {
        people.delete(person);
        engine.withdraw(person.login());
        events.publishEvent(new PersonChanged(person.login()));
    }
}
