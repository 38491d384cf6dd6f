package org.dudao.organization;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person in a list, read with one query for all. */
public record PersonLine(String login, String name, @Nullable LocalDate absentUntil, Set<Membership> memberships) {

    public Set<String> candidateGroups() {
        return memberships.stream()
                .flatMap(membership -> membership.candidateGroups().stream())
                .collect(Collectors.toSet());
    }

    public boolean isAbsentOn(LocalDate day) {
        return absentUntil != null && !day.isAfter(absentUntil);
    }
}
