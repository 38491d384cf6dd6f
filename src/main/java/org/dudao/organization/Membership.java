package org.dudao.organization;

import java.util.Set;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A role of a person in a unit, a supervision group or a section of the office.
 *
 * @param party code of the unit or supervision group, or name of the section; empty for roles without a party
 */
@Table(schema = "dudao", name = "membership")
public record Membership(Role role, String party) {

    /** Ids of the engine's groups that a person with this membership belongs to. */
    Set<String> candidateGroups() {
        return switch (role) {
            case LIAISON, LEADER -> Set.of(CandidateGroups.UNITS, CandidateGroups.unit(party));
            case HEAD -> Set.of(CandidateGroups.UNITS, CandidateGroups.unit(party), CandidateGroups.head(party));
            case GROUP_LEADER, GROUP_MEMBER -> Set.of(CandidateGroups.SUPERVISION, CandidateGroups.supervision(party));
            case OFFICE -> Set.of(CandidateGroups.OFFICE, CandidateGroups.section(Section.labelled(party)));
            case LEADING_GROUP -> Set.of(CandidateGroups.LEADING_GROUP);
            case DESIGNER -> Set.of(CandidateGroups.DESIGNER);
        };
    }
}
