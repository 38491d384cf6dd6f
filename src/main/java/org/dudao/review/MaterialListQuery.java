package org.dudao.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.NameQuery;
import org.dudao.organization.Person;
import org.dudao.submission.Material;
import org.dudao.submission.Material.State;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.MaterialStandard;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.workflow.OpenTaskQuery;
import org.dudao.workflow.StepVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The materials that concern a person, page by page, the longest waiting first. The number of statements does not depend on the
 * number of lines.
 */
@Service
@Transactional
class MaterialListQuery {

    static final int PAGE = 50;

    private static final String SELECT =
            """
            select m.*, c.name as campaign_name, u.code as unit, 'supervision-' || u.supervision_group as supervisors,
                case m.state
                    when 'RETURNED' then m.returned_at
                    when 'UNDER_REVIEW' then r.handed_in_at
                    when 'ACCEPTED' then v.given_at end as since
            from dudao.material m
            join dudao.campaign c on c.id = m.campaign
            left join dudao.unit u on m.owner = 'unit-' || u.code
            left join dudao.material_round r on r.material = m.id and r.number = m.handed_in
            left join dudao.verdict v on v.material = m.id and v.round = m.handed_in
            where (:all or m.owner = any (:groups) or 'supervision-' || u.supervision_group = any (:groups))
            """;

    private final JdbcClient sql;
    private final MaterialStandardTable standards;
    private final OpenTaskQuery openTasks;
    private final Directory directory;
    private final NameQuery names;
    private final Clock clock;

    MaterialListQuery(
            JdbcClient sql,
            MaterialStandardTable standards,
            OpenTaskQuery openTasks,
            Directory directory,
            NameQuery names,
            Clock clock) {
        this.sql = sql;
        this.standards = standards;
        this.openTasks = openTasks;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    /**
     * The conditions of a search; null and an empty text are no condition.
     *
     * @param unit code of a unit
     * @param group code of the supervision group of the unit
     * @param kind kind of material
     * @param handedInBy login of a person who handed in one of its rounds
     */
    record Filter(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String group,
            @Nullable String kind,
            @Nullable State state,
            @Nullable String handedInBy) {

        Filter {
            campaign = nullIfBlank(campaign);
            unit = nullIfBlank(unit);
            group = nullIfBlank(group);
            kind = nullIfBlank(kind);
        }

        private static @Nullable String nullIfBlank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }

        static Filter state(Material.@Nullable State state) {
            return new Filter(null, null, null, null, state, null);
        }
    }

    /**
     * A line of the list.
     *
     * @param readers the candidate group that reviews it
     * @param round the number of the last round; 0 before the first
     * @param since the time since when it is in its present state; null before the first round
     * @param days whole days since then
     * @param waitingFor name of the person or group that must act now; null when nobody must
     * @param due when they must act; null when no task is open
     */
    record Line(
            long id,
            String campaign,
            String campaignName,
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
            @Nullable Long days,
            @Nullable String waitingFor,
            @Nullable Instant due,
            boolean late) {

        public String stateLabel() {
            return state.label();
        }
    }

    /**
     * @param unit code of the owner; null when the owner is no unit
     * @param supervisors the candidate group that supervises the owner; null when the owner is no unit
     */
    private record Row(
            long id,
            String campaign,
            String campaignName,
            String owner,
            int stage,
            String kind,
            String part,
            String partName,
            Material.State state,
            int handedIn,
            int returns,
            @Nullable Instant openedAt,
            @Nullable String unit,
            @Nullable String supervisors,
            @Nullable Instant since) {

        MaterialKey key() {
            return new MaterialKey(campaign, owner, stage, kind, part);
        }

        String businessKey() {
            return unit == null ? campaign : campaign + "/" + unit;
        }

        String readers(MaterialStandard standard) {
            return standard.readers(() -> Objects.requireNonNullElse(supervisors, ""));
        }

        /** The candidate group that must act now; empty when nobody must. */
        String actor(MaterialStandard standard) {
            return switch (state) {
                case EXPECTED, RETURNED -> owner;
                case UNDER_REVIEW -> readers(standard);
                case ACCEPTED, CANNOT_NOW -> "";
            };
        }
    }

    /** @param page 0 for the first page */
    List<Line> of(String login, Filter filter, int page) {
        return lines(select(groupsOf(login), filter, PAGE, (long) Math.max(page, 0) * PAGE));
    }

    /** The materials that this person's groups review, that were returned and are not handed in again yet. */
    List<Line> waitingFor(String login) {
        var groups = groupsOf(login);
        return lines(select(groups, Filter.state(Material.State.RETURNED), Integer.MAX_VALUE, 0)).stream()
                .filter(line -> groups.contains(line.readers()))
                .toList();
    }

    /** The materials with these keys that the person may see. */
    Map<MaterialKey, Line> ofKeys(String login, Collection<MaterialKey> keys) {
        var groups = groupsOf(login);
        var rows = sql.sql(
                        SELECT
                                + """
                                and (m.campaign, m.owner, m.stage, m.kind, m.part) in (
                                    select * from unnest(:campaigns, :owners, :stages, :kinds, :parts))""")
                .param("all", seesAll(groups))
                .param("groups", groups.toArray(String[]::new))
                .param("campaigns", keys.stream().map(MaterialKey::campaign).toArray(String[]::new))
                .param("owners", keys.stream().map(MaterialKey::owner).toArray(String[]::new))
                .param("stages", keys.stream().map(MaterialKey::stage).toArray(Integer[]::new))
                .param("kinds", keys.stream().map(MaterialKey::kind).toArray(String[]::new))
                .param("parts", keys.stream().map(MaterialKey::part).toArray(String[]::new))
                .query(Row.class)
                .list();
        var lines = lines(rows).stream().collect(Collectors.toMap(Line::id, Function.identity()));
        return rows.stream().collect(Collectors.toMap(Row::key, row -> Objects.requireNonNull(lines.get(row.id()))));
    }

    /** A choice of a filter. */
    record Choice(String value, String label) {}

    /** The campaigns of which the person sees materials, the newest first. */
    List<Choice> campaigns(String login) {
        var groups = groupsOf(login);
        return sql.sql(
                        """
                        select c.id as value, c.name as label from dudao.campaign c
                        where exists (
                            select from dudao.material m left join dudao.unit u on m.owner = 'unit-' || u.code
                            where m.campaign = c.id and (:all or m.owner = any (:groups)
                                or 'supervision-' || u.supervision_group = any (:groups)))
                        order by length(c.id) desc, c.id desc""")
                .param("all", seesAll(groups))
                .param("groups", groups.toArray(String[]::new))
                .query(Choice.class)
                .list();
    }

    /** The kinds of materials in a campaign or in all, in the order of the stages. */
    List<Choice> kinds(@Nullable String campaign) {
        var standard = standards.current();
        return sql
                .sql(
                        """
                        select kind from dudao.material where :campaign::text is null or campaign = :campaign
                        group by kind order by min(stage), kind""")
                .param("campaign", campaign)
                .query(String.class)
                .list()
                .stream()
                .map(kind -> new Choice(kind, standard.apply(kind).name()))
                .toList();
    }

    private Set<String> groupsOf(String login) {
        return directory.person(login).map(Person::candidateGroups).orElse(Set.of());
    }

    private List<Row> select(Set<String> groups, Filter filter, int limit, long offset) {
        return sql.sql(
                        SELECT
                                + """
                                  and (:state::text is null or m.state = :state)
                                  and (:campaign::text is null or m.campaign = :campaign)
                                  and (:unit::text is null or u.code = :unit)
                                  and (:group::text is null or u.supervision_group = :group
                                    or m.owner = 'supervision-' || :group)
                                  and (:kind::text is null or m.kind = :kind)
                                  and (:handedInBy::text is null or exists (
                                    select from dudao.material_round mine
                                    where mine.material = m.id and mine.handed_in_by = :handedInBy))
                                order by case when :handedInBy::text is not null then r.handed_in_at end desc nulls last,
                                    since nulls last, m.id
                                limit :limit offset :offset""")
                .param("all", seesAll(groups))
                .param("groups", groups.toArray(String[]::new))
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("campaign", filter.campaign())
                .param("unit", filter.unit())
                .param("group", filter.group())
                .param("kind", filter.kind())
                .param("handedInBy", filter.handedInBy())
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
    }

    private List<Line> lines(List<Row> rows) {
        var standard = standards.current();
        var tasks = tasks(rows);
        var groupNames = names.ofGroups(rows.stream()
                .flatMap(row -> Stream.of(row.owner(), row.actor(standard.apply(row.kind()))))
                .toList());
        var people = names.ofPeople(tasks.values().stream()
                .map(OpenTaskQuery.WaitingTask::assignee)
                .filter(Objects::nonNull)
                .toList());
        var now = clock.instant();
        return rows.stream()
                .map(row -> line(row, standard.apply(row.kind()), tasks, groupNames, people, now))
                .toList();
    }

    /** @param actor the candidate group; the office's talk with a head is another open task of the same material */
    private record Turn(MaterialKey material, String actor) {}

    /** The open task of each material in which its owner hands in or its readers review. */
    private Map<Turn, OpenTaskQuery.WaitingTask> tasks(List<Row> rows) {
        var byTurn = new HashMap<Turn, OpenTaskQuery.WaitingTask>();
        openTasks
                .ofBusinessKeys(rows.stream().map(Row::businessKey).toList())
                .forEach(task ->
                        byTurn.put(new Turn(MaterialOfTasks.key(task), task.text(StepVariables.CANDIDATES)), task));
        return byTurn;
    }

    private static Line line(
            Row row,
            MaterialStandard standard,
            Map<Turn, OpenTaskQuery.WaitingTask> tasks,
            Map<String, String> groupNames,
            Map<String, String> people,
            Instant now) {
        var actor = row.actor(standard);
        var task = tasks.get(new Turn(row.key(), actor));
        var due = task == null ? null : task.due();
        return new Line(
                row.id(),
                row.campaign(),
                row.campaignName(),
                row.owner(),
                groupNames.getOrDefault(row.owner(), row.owner()),
                row.stage(),
                row.kind(),
                standard.nameOf(row.partName()),
                row.readers(standard),
                row.state(),
                row.handedIn(),
                row.returns(),
                row.state() == Material.State.UNDER_REVIEW && row.openedAt() == null,
                row.since(),
                row.since() == null ? null : Duration.between(row.since(), now).toDays(),
                actor.isEmpty() ? null : waitingFor(groupNames.getOrDefault(actor, actor), task, people),
                due,
                due != null && due.isBefore(now));
    }

    /** The group, and the person who has claimed the task. */
    private static String waitingFor(
            String group, OpenTaskQuery.@Nullable WaitingTask task, Map<String, String> people) {
        var assignee = task == null ? null : task.assignee();
        return assignee == null ? group : group + " " + people.getOrDefault(assignee, assignee);
    }

    private static boolean seesAll(Set<String> groups) {
        return groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP);
    }
}
