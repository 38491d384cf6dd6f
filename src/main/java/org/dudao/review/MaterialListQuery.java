package org.dudao.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialStandardTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The materials that concern a person, page by page, the longest waiting first. */
@Service
@Transactional
class MaterialListQuery {

    static final int PAGE = 50;

    private final JdbcClient sql;
    private final MaterialStandardTable standards;
    private final Directory directory;
    private final Clock clock;

    MaterialListQuery(JdbcClient sql, MaterialStandardTable standards, Directory directory, Clock clock) {
        this.sql = sql;
        this.standards = standards;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param readers the candidate group that reviews it
     * @param round the number of the last round; 0 before the first
     * @param since the time since when it is in its present state; null before the first round
     * @param days whole days since then
     */
    record Line(
            long id,
            String campaign,
            String owner,
            String ownerName,
            int stage,
            String kind,
            String name,
            @JsonIgnore String readers,
            Material.State state,
            int round,
            int returns,
            boolean canBeWithdrawn,
            @Nullable Instant since,
            @Nullable Long days) {

        public String stateLabel() {
            return state.label();
        }
    }

    /** @param supervisors the candidate group that supervises the owner; null when the owner is no unit */
    private record Row(
            long id,
            String campaign,
            String owner,
            int stage,
            String kind,
            String partName,
            Material.State state,
            int handedIn,
            int returns,
            @Nullable Instant openedAt,
            @Nullable String supervisors,
            @Nullable Instant since) {}

    /** @param state the state of the materials in the list, or null for all */
    List<Line> of(String login, Material.@Nullable State state, int page) {
        return directory
                .person(login)
                .map(person -> lines(person.candidateGroups(), state, PAGE, (long) Math.max(page, 0) * PAGE))
                .orElse(List.of());
    }

    /** The materials that this person's groups review, that were returned and are not handed in again yet. */
    List<Line> waitingFor(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        return lines(groups, Material.State.RETURNED, Integer.MAX_VALUE, 0).stream()
                .filter(line -> groups.contains(line.readers()))
                .toList();
    }

    private List<Line> lines(Set<String> groups, Material.@Nullable State state, int limit, long offset) {
        return sql
                .sql(
                        """
                        select m.*, 'supervision-' || u.supervision_group as supervisors, r.handed_in_at, case m.state
                            when 'RETURNED' then m.returned_at
                            when 'UNDER_REVIEW' then r.handed_in_at
                            when 'ACCEPTED' then v.given_at end as since
                        from dudao.material m
                        left join dudao.unit u on m.owner = 'unit-' || u.code
                        left join dudao.material_round r on r.material = m.id and r.number = m.handed_in
                        left join dudao.verdict v on v.material = m.id and v.round = m.handed_in
                        where (:all or m.owner = any (:groups) or 'supervision-' || u.supervision_group = any (:groups))
                          and (:state::text is null or m.state = :state)
                        order by since nulls last, m.id
                        limit :limit offset :offset""")
                .param("all", seesAll(groups))
                .param("groups", groups.toArray(String[]::new))
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list()
                .stream()
                .map(this::line)
                .toList();
    }

    private Line line(Row row) {
        var standard = standards.of(row.kind());
        return new Line(
                row.id(),
                row.campaign(),
                row.owner(),
                directory.nameOf(row.owner()),
                row.stage(),
                row.kind(),
                standard.nameOf(row.partName()),
                standard.readers(() -> Objects.requireNonNullElse(row.supervisors(), "")),
                row.state(),
                row.handedIn(),
                row.returns(),
                row.state() == Material.State.UNDER_REVIEW && row.openedAt() == null,
                row.since(),
                row.since() == null
                        ? null
                        : Duration.between(row.since(), clock.instant()).toDays());
    }

    private static boolean seesAll(Set<String> groups) {
        return groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP);
    }
}
