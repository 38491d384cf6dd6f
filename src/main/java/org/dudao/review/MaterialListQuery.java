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

/** The materials that concern a person, a page at a time, what has waited longest first. */
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
     * @param readers the candidate group that reads it
     * @param round the last one that was handed in; 0 before the first
     * @param since when it came into its present state; null before the first round
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

    /** @param state only what stands so, or null for all */
    List<Line> of(String login, Material.@Nullable State state, int page) {
        return directory
                .person(login)
                .map(person -> lines(person.candidateGroups(), state, PAGE, (long) Math.max(page, 0) * PAGE))
                .orElse(List.of());
    }

    /** What this person's group reads, has sent back and waits for. */
    List<Line> waitingFor(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        return lines(groups, Material.State.RETURNED, Integer.MAX_VALUE, 0).stream()
                .filter(line -> groups.contains(line.readers()))
                .toList();
    }

    private List<Line> lines(Set<String> groups, Material.@Nullable State state, int limit, long offset) {
        return sql.sql(
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
                .query((row, number) -> {
                    var since = row.getTimestamp("since");
                    var kind = row.getString("kind");
                    var standard = standards.of(kind);
                    var supervisors = row.getString("supervisors");
                    var under = Material.State.valueOf(row.getString("state"));
                    return new Line(
                            row.getLong("id"),
                            row.getString("campaign"),
                            row.getString("owner"),
                            directory.nameOf(row.getString("owner")),
                            row.getInt("stage"),
                            kind,
                            standard.nameOf(row.getString("part_name")),
                            standard.readers(() -> Objects.requireNonNullElse(supervisors, "")),
                            under,
                            row.getInt("handed_in"),
                            row.getInt("returns"),
                            under == Material.State.UNDER_REVIEW && row.getTimestamp("opened_at") == null,
                            since == null ? null : since.toInstant(),
                            since == null
                                    ? null
                                    : Duration.between(since.toInstant(), clock.instant())
                                            .toDays());
                })
                .list();
    }

    private static boolean seesAll(Set<String> groups) {
        return groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP);
    }
}
