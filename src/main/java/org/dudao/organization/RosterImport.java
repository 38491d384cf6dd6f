package org.dudao.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final FormerPersonStore formerPeople;
    private final SheetHeadingService headings;
    private final ApplicationEventPublisher events;

    RosterImport(
            UnitRepository units,
            SupervisionGroupRepository groups,
            PersonRepository people,
            OrganizationWorkflow engine,
            FormerPersonStore formerPeople,
            SheetHeadingService headings,
            ApplicationEventPublisher events) {
        this.units = units;
        this.groups = groups;
        this.people = people;
        this.engine = engine;
        this.formerPeople = formerPeople;
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
        return dryRun(read(files), RosterImporter.SYSTEM);
    }

    /** @throws RosterRefusedException with the errors, also those that only {@link RosterPowers} finds */
    @Transactional(readOnly = true)
    RosterReport dryRun(SheetBook sheets, RosterImporter importer) {
        var before = registeredPeople();
        var roster = check(sheets, before, importer);
        return report(roster, before, true, returned(roster, before, importer), List.of());
    }

    /**
     * Saves the whole roster or nothing.
     *
     * @param firstPassword returns the first password of a new login
     * @throws RosterRefusedException with the errors
     */
    @Transactional
    public RosterReport run(List<SheetFile> files, Function<String, String> firstPassword) {
        return run(read(files), firstPassword, RosterImporter.SYSTEM);
    }

    /** Like {@link #run(List, Function)}. The importer may not make every change: see {@link RosterPowers}. */
    @Transactional
    RosterReport run(SheetBook sheets, Function<String, String> firstPassword, RosterImporter importer) {
        var before = registeredPeople();
        var roster = check(sheets, before, importer);
        return save(roster, before, returned(roster, before, importer), firstPassword);
    }

    /**
     * The people before the import.
     *
     * @param former people who have left, by login
     */
    private record Before(Map<String, Person> people, Map<String, FormerPersonStore.FormerPerson> former) {}

    /** Called once per import: each person costs one query for memberships and one for ties. */
    private Before registeredPeople() {
        return new Before(
                people.findAll().stream().collect(Collectors.toMap(Person::login, Function.identity())),
                formerPeople.all());
    }

    private RosterReport save(
            Roster roster,
            Before before,
            List<FormerPersonStore.FormerPerson> returned,
            Function<String, String> firstPassword) {
        var newLogins = newLogins(roster, before.people(), returned, firstPassword);
        var report = report(roster, before, false, returned, newLogins);
        var changes = new ArrayList<Object>();
        roster.groups().forEach(entry -> save(entry, changes));
        roster.units().forEach(entry -> save(entry, changes));
        // After the moves of units, whose tasks go to their new groups.
        changes.addAll(withdrawnGroups(roster));
        save(roster.people(), before.people(), returned);
        withdrawn(roster, before.people()).forEach(this::withdraw);
        engine.follow(roster, newLogins, returned);
        changes.forEach(events::publishEvent);
        events.publishEvent(new RosterImported(
                report.people(),
                report.newPeople(),
                report.changedPeople(),
                report.withdrawnPeople().size()));
        return report;
    }

    /**
     * People who were on an earlier roster and get their former password back. Otherwise the office could remove somebody and add
     * them again to receive a first password of their login. An administrator, who may set every password, gets a new one.
     */
    private static List<FormerPersonStore.FormerPerson> returned(
            Roster roster, Before before, RosterImporter importer) {
        if (importer.administrator()) {
            return List.of();
        }
        return roster.people().stream()
                .map(Roster.PersonEntry::login)
                .filter(login -> !before.people().containsKey(login))
                .flatMap(login -> Stream.ofNullable(before.former().get(login)))
                .toList();
    }

    private Roster check(SheetBook sheets, Before before, RosterImporter importer) {
        var roster = RosterCheck.check(
                sheets,
                new RosterCheck.Registered(
                        units.findAllByOrderByCode().stream().map(Unit::code).toList(),
                        groups.findAllByOrderByCode().stream()
                                .map(SupervisionGroup::code)
                                .toList(),
                        before.people().keySet(),
                        before.former().keySet(),
                        engine.logins().stream()
                                .filter(login -> !before.people().containsKey(login))
                                .toList()));
        var formerNames = new HashMap<String, String>();
        before.former().forEach((login, former) -> formerNames.put(login, former.name()));
        RosterPowers.require(roster, importer, before.people(), formerNames);
        return roster;
    }

    private RosterReport report(
            Roster roster,
            Before before,
            boolean dryRun,
            List<FormerPersonStore.FormerPerson> returned,
            List<RosterReport.NewLogin> newLogins) {
        var registered = before.people();
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
                returned.stream().map(FormerPersonStore.FormerPerson::login).toList(),
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
            Roster roster,
            Map<String, Person> registered,
            List<FormerPersonStore.FormerPerson> returned,
            Function<String, String> firstPassword) {
        var withPassword = logins(returned);
        return roster.people().stream()
                .map(Roster.PersonEntry::login)
                .filter(login -> !registered.containsKey(login) && !withPassword.contains(login))
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

    private static Set<String> logins(List<FormerPersonStore.FormerPerson> returned) {
        return returned.stream().map(FormerPersonStore.FormerPerson::login).collect(Collectors.toSet());
    }

    private void save(
            List<Roster.PersonEntry> entries,
            Map<String, Person> registered,
            List<FormerPersonStore.FormerPerson> returned) {
        var returnedLogins = logins(returned);
        for (var entry : entries) {
            var before = registered.get(entry.login());
            var person = before == null ? new Person(entry.login(), entry.name()) : before;
            if (differs(person, entry)) {
                var kind = before != null
                        ? RosterEntryChanged.Kind.CHANGED
                        : returnedLogins.contains(entry.login())
                                ? RosterEntryChanged.Kind.RETURNED
                                : RosterEntryChanged.Kind.ADDED;
                var change = new RosterEntryChanged(
                        entry.login(),
                        entry.name(),
                        kind,
                        before == null ? null : before.name(),
                        RosterEntryChanged.rolesOf(person.memberships()),
                        RosterEntryChanged.rolesOf(entry.memberships()),
                        RosterEntryChanged.tiesOf(person.ties()),
                        RosterEntryChanged.tiesOf(entry.ties()));
                person.enrol(entry.name(), entry.memberships(), entry.ties());
                people.save(person);
                formerPeople.remove(entry.login());
                events.publishEvent(new PersonChanged(person.login()));
                events.publishEvent(change);
            }
        }
    }

    private void withdraw(Person person) {
        people.delete(person);
        formerPeople.add(person.login(), person.name(), engine.withdraw(person.login()));
        events.publishEvent(new PersonChanged(person.login()));
        events.publishEvent(new RosterEntryChanged(
                person.login(),
                person.name(),
                RosterEntryChanged.Kind.WITHDRAWN,
                person.name(),
                RosterEntryChanged.rolesOf(person.memberships()),
                "",
                RosterEntryChanged.tiesOf(person.ties()),
                ""));
    }
}
