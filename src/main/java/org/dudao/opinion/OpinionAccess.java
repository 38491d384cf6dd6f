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

/** Which opinions somebody may see: a unit's people what it heard and what it was given, a supervision group its units'. */
@Component
class OpinionAccess {

    private final Directory directory;
    private final UnitRepository units;

    OpinionAccess(Directory directory, UnitRepository units) {
        this.directory = directory;
        this.units = units;
    }

    /**
     * What a person sees.
     *
     * @param groups the engine's groups that they are in
     * @param units the codes of the units that are theirs, or that their group supervises
     * @param parties the candidate groups of these units, and their own
     */
    record Scope(String login, Set<String> groups, Set<String> units, Set<String> parties) {

        boolean seesAll() {
            return isOffice() || groups.contains(CandidateGroups.LEADING_GROUP);
        }

        boolean isOffice() {
            return groups.contains(CandidateGroups.OFFICE);
        }

        boolean sees(Opinion opinion) {
            return seesAll()
                    || opinion.unit() != null && units.contains(opinion.unit())
                    || parties.contains(opinion.holder())
                    || opinion.handler().filter(parties::contains).isPresent();
        }

        /** Whether they are of the party that has it, and not only watch it. */
        boolean has(Opinion opinion) {
            return groups.contains(opinion.holder());
        }

        String[] unitCodes() {
            return units.toArray(String[]::new);
        }

        String[] partyNames() {
            return parties.toArray(String[]::new);
        }
    }

    Scope of(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        var codes = units.findAllByOrderByCode().stream()
                .filter(unit -> groups.contains(CandidateGroups.unit(unit.code()))
                        || groups.contains(CandidateGroups.supervision(unit.supervisionGroup())))
                .map(Unit::code)
                .collect(Collectors.toSet());
        var parties = new HashSet<>(groups);
        codes.forEach(code -> parties.add(CandidateGroups.unit(code)));
        return new Scope(login, groups, codes, parties);
    }
}
