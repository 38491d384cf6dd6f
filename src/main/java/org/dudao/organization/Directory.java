package org.dudao.organization;

import java.util.List;
import java.util.Optional;
import org.dudao.sheet.SheetWords;
import org.springframework.stereotype.Component;

/** Finds people, units and groups by login or candidate group. */
@Component
public class Directory {

    private static final String UNIT_GROUP = CandidateGroups.unit("");

    private final UnitRepository units;
    private final PersonRepository people;
    private final NameQuery names;

    Directory(UnitRepository units, PersonRepository people, NameQuery names) {
        this.units = units;
        this.people = people;
        this.names = names;
    }

    /** The unit of a candidate group such as {@code unit-017}; empty for any other group. */
    public Optional<Unit> unitOf(String candidateGroup) {
        return candidateGroup.startsWith(UNIT_GROUP)
                ? units.findById(candidateGroup.substring(UNIT_GROUP.length()))
                : Optional.empty();
    }

    /**
     * Locks a unit and returns the candidate group that supervises it. The unit cannot move to another group until the transaction
     * ends, so a task that is given to the group now is found when the unit moves.
     *
     * @throws IllegalStateException when the candidate group does not belong to a unit
     */
    public String lockSupervisionGroupOf(String candidateGroup) {
        return unitOf(candidateGroup)
                .flatMap(unit -> units.lockAndFindSupervisionGroup(unit.code()))
                .map(CandidateGroups::supervision)
                .orElseThrow(() -> new IllegalStateException("No supervision group of " + candidateGroup));
    }

    /** The display name of a candidate group: 县水务局, 县直第一督导组, 活动办. */
    public String nameOf(String candidateGroup) {
        return names.ofGroups(List.of(candidateGroup)).getOrDefault(candidateGroup, candidateGroup);
    }

    /** The name of a person, also of one who has left the roster; the login when no roster had this person. */
    public String personName(String login) {
        return names.ofPeople(List.of(login)).getOrDefault(login, login);
    }

    /** The logins of a unit's head and leaders (班子成员), the head first. */
    public List<String> leadersOf(String unit) {
        return people.leadersOf(unit);
    }

    /** The people of a unit with this login or name, blanks apart. Several people may have the same name. */
    public List<Person> peopleNamed(String unit, String text) {
        return people.named(unit, SheetWords.compact(text));
    }

    /** The unit that this person belongs to. Of several units it is the one with the smallest code. */
    public Optional<Unit> unitOfPerson(String login) {
        return person(login).stream()
                .flatMap(person -> person.candidateGroups().stream().sorted())
                .flatMap(group -> unitOf(group).stream())
                .findFirst();
    }

    /** Whether this person can release tasks of others, or hand them over. */
    public boolean decidesOnTasks(String login) {
        return person(login).filter(Person::decidesOnTasks).isPresent();
    }

    public Optional<Person> person(String login) {
        return people.findById(login);
    }
}
