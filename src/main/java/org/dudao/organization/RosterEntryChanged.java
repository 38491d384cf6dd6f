package org.dudao.organization;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A roster added, changed or removed a person. Published in the transaction of the import.
 *
 * @param nameBefore null for a person who was not on the roster
 * @param rolesBefore such as {@code HEAD 002, LIAISON 002}; empty for a person who was not on the roster
 * @param rolesAfter empty for a person who leaves
 */
public record RosterEntryChanged(
        String login, String name, Kind kind, @Nullable String nameBefore, String rolesBefore, String rolesAfter) {

    /** What happened. {@code ADDED} includes a new first password, {@code RETURNED} the password from before. */
    public enum Kind {
        ADDED,
        RETURNED,
        CHANGED,
        WITHDRAWN
    }

    static String rolesOf(Stream<Membership> memberships) {
        return memberships
                .map(membership -> (membership.role().name() + " " + membership.party()).strip())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
