package org.dudao.organization;

import java.util.Set;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a person is, and where.
 *
 * @param party the unit's or the supervision group's code, the section's name, or empty for a role without one
 */
@Table(schema = "dudao", name = "membership")
public record Membership(Role role, String party) {

    /** The engine's groups that follow from it. */
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
