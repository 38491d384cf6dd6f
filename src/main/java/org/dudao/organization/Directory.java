package org.dudao.organization;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks people and parties up, by the names that models and tasks use. */
@Component
public class Directory {

    private static final String UNIT_GROUP = CandidateGroups.unit("");
    private static final String SUPERVISION_GROUP = CandidateGroups.supervision("");

    private final UnitRepository units;
    private final SupervisionGroupRepository groups;
    private final PersonRepository people;

    Directory(UnitRepository units, SupervisionGroupRepository groups, PersonRepository people) {
        this.units = units;
        this.groups = groups;
        this.people = people;
    }

    /** The unit behind a candidate group such as {@code unit-017}; empty for any other group. */
    public Optional<Unit> unitOf(String candidateGroup) {
        return candidateGroup.startsWith(UNIT_GROUP)
                ? units.findById(candidateGroup.substring(UNIT_GROUP.length()))
                : Optional.empty();
    }

    /**
     * The candidate group that supervises a unit. The unit stays with it until this transaction ends: what is given to the
     * group now will be found when the unit moves.
     *
     * @throws IllegalStateException when the candidate group is no unit's
     */
    public String lockSupervisionGroupOf(String candidateGroup) {
        return unitOf(candidateGroup)
                .flatMap(unit -> units.lockAndFindSupervisionGroup(unit.code()))
                .map(CandidateGroups::supervision)
                .orElseThrow(() -> new IllegalStateException("No supervision group has to do with " + candidateGroup));
    }

    /** A candidate group's name as people call it: 县水务局, 县直第一督导组, 活动办. */
    public String nameOf(String candidateGroup) {
        if (candidateGroup.startsWith(SUPERVISION_GROUP)) {
            return groups.findById(candidateGroup.substring(SUPERVISION_GROUP.length()))
                    .map(SupervisionGroup::name)
                    .orElse(candidateGroup);
        }
        return unitOf(candidateGroup)
                .map(Unit::name)
                .orElse(candidateGroup.equals(CandidateGroups.OFFICE) ? "活动办" : candidateGroup);
    }

    /** A person's name, or the login itself for somebody who is not on the roster. */
    public String personName(String login) {
        return people.findById(login).map(Person::name).orElse(login);
    }

    /** The logins of a unit's head and leaders (班子成员), the head first. */
    public List<String> leadersOf(String unit) {
        return people.leadersOf(unit);
    }

    /** Those of a unit whom a text means, a login or a name: none, one, or several of the same name. */
    public List<Person> peopleNamed(String unit, String text) {
        return people.named(unit, text);
    }

    public Optional<Person> person(String login) {
        return people.findById(login);
    }
}
