package org.dudao.organization;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A person with one or more roles in the campaign. */
@Table(schema = "dudao", name = "person")
public class Person {

    @Id
    private final String login;

    private String name;

    /** The last day of the present absence, or null. */
    private @Nullable LocalDate absentUntil;

    @MappedCollection(idColumn = "person")
    private Set<Membership> memberships = new HashSet<>();

    @MappedCollection(idColumn = "person")
    private Set<Tie> ties = new HashSet<>();

    @Version
    private @Nullable Long version;

    Person(String login, String name) {
        this.login = login;
        this.name = name;
    }

    /** Whether the roster has other data about this person, or the person is new. */
    boolean differsFrom(String name, Set<Membership> memberships, Set<Tie> ties) {
        return version == null
                || !this.name.equals(name)
                || !this.memberships.equals(memberships)
                || !this.ties.equals(ties);
    }

    /** Replaces the data by the roster's. */
    void enrol(String name, Set<Membership> memberships, Set<Tie> ties) {
        this.name = name;
        this.memberships = new HashSet<>(memberships);
        this.ties = new HashSet<>(ties);
    }

    void beAbsentUntil(@Nullable LocalDate lastDay) {
        this.absentUntil = lastDay;
    }

    public String login() {
        return login;
    }

    public String name() {
        return name;
    }

    public Set<Membership> memberships() {
        return Set.copyOf(memberships);
    }

    Set<Tie> ties() {
        return Set.copyOf(ties);
    }

    public boolean isAbsentOn(LocalDate day) {
        return absentUntil != null && !day.isAfter(absentUntil);
    }

    public @Nullable LocalDate absentUntil() {
        return absentUntil;
    }

    /** Whether this person can release tasks of others, or hand them over. */
    public boolean decidesOnTasks() {
        return memberships.stream().anyMatch(membership -> membership.role().decidesOnTasks());
    }

    public boolean isHeadOfAUnit() {
        return memberships.stream().anyMatch(membership -> membership.role() == Role.HEAD);
    }

    /** Ids of the engine's groups that this person belongs to. */
    public Set<String> candidateGroups() {
        return memberships.stream()
                .flatMap(membership -> membership.candidateGroups().stream())
                .collect(Collectors.toSet());
    }

    /** Why this person must not review the unit: a membership in it, or a declared tie. Empty when there is no reason. */
    public Optional<String> tieWith(String unit) {
        var ownMemberships = memberships.stream()
                .filter(membership -> membership.role().partyKind() == Role.PartyKind.UNIT)
                .filter(membership -> membership.party().equals(unit))
                .map(membership -> "本人是该单位" + membership.role().label());
        var declaredTies = ties.stream().filter(tie -> tie.unit().equals(unit)).map(Tie::reason);
        return Stream.concat(ownMemberships, declaredTies).findFirst();
    }
}
