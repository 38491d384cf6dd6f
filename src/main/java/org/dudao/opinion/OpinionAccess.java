package org.dudao.opinion;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.springframework.stereotype.Component;

/**
 * Which opinions a person may see: members of a unit see those that the unit heard and those handed on to it, a supervision group
 * sees those of its units, the office and the leading group see all.
 */
@Component
public class OpinionAccess {

    private final Directory directory;
    private final UnitRepository units;

    OpinionAccess(Directory directory, UnitRepository units) {
        this.directory = directory;
        this.units = units;
    }

    /**
     * What a person may see.
     *
     * @param groups the person's candidate groups
     * @param units the codes of the person's units and of the units that the person's group supervises
     * @param visibleGroups {@code groups} and the candidate groups of {@code units}
     */
    public record Scope(String login, Set<String> groups, Set<String> units, Set<String> visibleGroups) {

        public boolean seesAll() {
            return isOffice() || groups.contains(CandidateGroups.LEADING_GROUP);
        }

        public boolean isOffice() {
            return groups.contains(CandidateGroups.OFFICE);
        }

        boolean sees(Opinion opinion) {
            return seesAll()
                    || (opinion.unit() != null && units.contains(opinion.unit()))
                    || visibleGroups.contains(opinion.holder())
                    || opinion.handler().filter(visibleGroups::contains).isPresent();
        }

        /** Whether the person's group has to act now. */
        boolean holds(Opinion opinion) {
            return groups.contains(opinion.holder());
        }

        String[] unitCodes() {
            return units.toArray(String[]::new);
        }

        String[] visibleGroupNames() {
            return visibleGroups.toArray(String[]::new);
        }
    }

    public Scope of(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        var codes = units.findAllByOrderByCode().stream()
                .filter(unit -> groups.contains(CandidateGroups.unit(unit.code()))
                        || groups.contains(CandidateGroups.supervision(unit.supervisionGroup())))
                .map(Unit::code)
                .collect(Collectors.toSet());
        var visibleGroups = new HashSet<>(groups);
        codes.forEach(code -> visibleGroups.add(CandidateGroups.unit(code)));
        return new Scope(login, groups, codes, visibleGroups);
    }
}
