package org.dudao.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a roster in: the first time, and again whenever something in the organisation has changed. */
@Service
public class RosterImport {

    private final UnitRepository units;
    private final SupervisionGroupRepository groups;
    private final PersonRepository people;
    private final OrganizationWorkflow engine;
    private final ApplicationEventPublisher events;

    RosterImport(
            UnitRepository units,
            SupervisionGroupRepository groups,
            PersonRepository people,
            OrganizationWorkflow engine,
            ApplicationEventPublisher events) {
        this.units = units;
        this.groups = groups;
        this.people = people;
        this.engine = engine;
        this.events = events;
    }

    /** Checks everything and says what would change, without changing it. */
    @Transactional(readOnly = true)
    public RosterReport dryRun(List<RosterFile> files) {
        var known = knownPeople();
        return report(read(files, known), known, true, List.of());
    }

    /**
     * Saves all of it or nothing.
     *
     * @param firstPassword gives a new login its first password
     * @throws RosterRefusedException with every error found
     */
    @Transactional
    public RosterReport run(List<RosterFile> files, Function<String, String> firstPassword) {
        var known = knownPeople();
        return save(read(files, known), known, firstPassword);
    }

    /** Like {@link #run}, for somebody who may not say who deploys models: that is code in this server. */
    @Transactional
    public RosterReport runButKeepDesigners(List<RosterFile> files, Function<String, String> firstPassword) {
        var known = knownPeople();
        var roster = read(files, known);
        if (!designers(roster).equals(designers(known))) {
            throw new RosterRefusedException(
                    List.of(new RosterError(RosterCheck.PEOPLE, null, null, "流程设计人员只能由系统管理员增减")));
        }
        return save(roster, known, firstPassword);
    }

    /** Read once an import: each person costs a query for what they are and one for their ties. */
    private Map<String, Person> knownPeople() {
        return people.findAll().stream().collect(Collectors.toMap(Person::login, Function.identity()));
    }

    private RosterReport save(Roster roster, Map<String, Person> known, Function<String, String> firstPassword) {
        var report = report(roster, known, false, newLogins(roster, known, firstPassword));
        roster.groups().forEach(this::save);
        var moves = new ArrayList<UnitMoved>();
        roster.units().forEach(entry -> save(entry, moves));
        save(roster.people(), known);
        withdrawn(roster, known).forEach(this::withdraw);
        engine.follow(roster, report.newLogins());
        moves.forEach(events::publishEvent);
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

    private static Set<String> designers(Map<String, Person> known) {
        return known.values().stream()
                .filter(person -> isDesigner(person.memberships()))
                .map(Person::login)
                .collect(Collectors.toSet());
    }

    private static boolean isDesigner(Set<Membership> memberships) {
        return memberships.stream().anyMatch(membership -> membership.role() == Role.DESIGNER);
    }

    private Roster read(List<RosterFile> files, Map<String, Person> known) {
        var registered = new RosterCheck.Registered(
                units.findAllByOrderByCode().stream().map(Unit::code).toList(),
                groups.findAllByOrderByCode().stream()
                        .map(SupervisionGroup::code)
                        .toList(),
                engine.logins().stream()
                        .filter(login -> !known.containsKey(login))
                        .toList());
        return RosterCheck.check(RosterReader.read(files), registered);
    }

    private RosterReport report(
            Roster roster, Map<String, Person> known, boolean dryRun, List<RosterReport.NewLogin> newLogins) {
        int changed = 0;
        int fresh = 0;
        for (var entry : roster.people()) {
            var person = known.get(entry.login());
            if (person == null) {
                fresh++;
            } else if (differs(person, entry)) {
                changed++;
            }
        }
        return new RosterReport(
                dryRun,
                roster.groups().size(),
                roster.units().size(),
                roster.people().size(),
                fresh,
                changed,
                movedUnits(roster),
                withdrawn(roster, known).stream().map(Person::login).sorted().toList(),
                newLogins);
    }

    private static List<Person> withdrawn(Roster roster, Map<String, Person> known) {
        var listed = roster.people().stream().map(Roster.PersonEntry::login).collect(Collectors.toSet());
        return known.values().stream()
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
            Roster roster, Map<String, Person> known, Function<String, String> firstPassword) {
        return roster.people().stream()
                .map(Roster.PersonEntry::login)
                .filter(login -> !known.containsKey(login))
                .map(login -> new RosterReport.NewLogin(login, firstPassword.apply(login)))
                .toList();
    }

    private void save(Roster.GroupEntry entry) {
        var group = groups.findById(entry.code()).orElseGet(() -> new SupervisionGroup(entry.code(), entry.name()));
        group.rename(entry.name());
        groups.save(group);
    }

    private void save(Roster.UnitEntry entry, List<UnitMoved> moves) {
        var unit = units.findById(entry.code())
                .orElseGet(() -> new Unit(entry.code(), entry.name(), entry.kind(), entry.supervisionGroup()));
        if (!Objects.equals(unit.supervisionGroup(), entry.supervisionGroup())) {
            moves.add(new UnitMoved(unit.code(), unit.supervisionGroup(), entry.supervisionGroup()));
        }
        unit.describe(entry.name(), entry.kind());
        unit.moveTo(entry.supervisionGroup());
        units.save(unit);
    }

    private void save(List<Roster.PersonEntry> entries, Map<String, Person> known) {
        for (var entry : entries) {
            var person = known.getOrDefault(entry.login(), new Person(entry.login(), entry.name()));
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
