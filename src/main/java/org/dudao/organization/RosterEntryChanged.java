package org.dudao.organization;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A roster added, changed or removed a person. Published in the transaction of the import.
 *
 * @param nameBefore null for a person who was not on the roster
 * @param rolesBefore such as {@code HEAD 002, LIAISON 002}; empty for a person who was not on the roster
 * @param rolesAfter empty for a person who leaves
 * @param tiesBefore the codes of the units with which the person had a tie
 */
public record RosterEntryChanged(
        String login,
        String name,
        Kind kind,
        @Nullable String nameBefore,
        String rolesBefore,
        String rolesAfter,
        String tiesBefore,
        String tiesAfter) {

    /** What happened. {@code ADDED} includes a new first password, {@code RETURNED} the password from before. */
    public enum Kind {
        ADDED,
        RETURNED,
        CHANGED,
        WITHDRAWN
    }

    static String tiesOf(Set<Tie> ties) {
        return ties.stream().map(Tie::unit).sorted().collect(Collectors.joining(", "));
    }

    static String rolesOf(Set<Membership> memberships) {
        return memberships.stream()
                .map(membership -> (membership.role().name() + " " + membership.party()).strip())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
