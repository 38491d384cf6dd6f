package org.dudao.organization;

import java.util.List;
import java.util.Set;

/** A roster without errors. */
record Roster(List<GroupEntry> groups, List<UnitEntry> units, List<PersonEntry> people) {

    record GroupEntry(String code, String name) {}

    record UnitEntry(String code, String name, UnitKind kind, String supervisionGroup) {}

    record PersonEntry(String login, String name, Set<Membership> memberships, Set<Tie> ties) {}
}
