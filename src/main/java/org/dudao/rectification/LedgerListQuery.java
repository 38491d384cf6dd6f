package org.dudao.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dudao.calendar.WorkCalendar;
import org.dudao.calendar.WorkingDays;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The items that a person may see: a unit sees the items that it leads or helps with, a supervision group those of its units, the
 * office and the leading group all.
 */
@Service
@EnableConfigurationProperties(LedgerSettings.class)
@Transactional(readOnly = true)
class LedgerListQuery {

    static final int PAGE = 50;

    private final JdbcClient sql;
    private final Directory directory;
    private final WorkingDays workingDays;
    private final LedgerSettings settings;
    private final Clock clock;

    LedgerListQuery(
            JdbcClient sql, Directory directory, WorkingDays workingDays, LedgerSettings settings, Clock clock) {
        this.sql = sql;
        this.directory = directory;
        this.workingDays = workingDays;
        this.settings = settings;
        this.clock = clock;
    }

    /** Null in a component means: all. */
    record Filter(
            @Nullable String campaign, @Nullable String unit, @Nullable ItemState state, @Nullable UrgencyLight light) {

        static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * Numbers of items.
     *
     * @param underWay not written off, deferred items included
     * @param late not written off, and past the deadline
     * @param extended with a later deadline than the first one
     */
    record LedgerCounts(
            int items,
            int writtenOff,
            int underWay,
            int late,
            int extended,
            Map<ItemState, Integer> byState,
            Map<UrgencyLight, Integer> byLight,
            Map<OpinionKind, Integer> byKind,
            Map<ItemOrigin, Integer> byOrigin) {}

    /** The items of the filter that a person may see, by number. */
    List<LedgerLine> of(String login, Filter filter) {
        return directory
                .person(login)
                .map(Person::candidateGroups)
                .map(groups -> lines(groups, filter))
                .orElse(List.of());
    }

    /** One item; empty when the person may not see it. */
    Optional<LedgerLine> find(String login, long number) {
        return directory
                .person(login)
                .map(Person::candidateGroups)
                .flatMap(groups -> query(groups, Filter.ALL, number).stream().findFirst());
    }

    LedgerCounts figures(String login, Filter filter) {
        var lines = of(login, filter);
        int writtenOff = count(lines, line -> line.state() == ItemState.WRITTEN_OFF);
        return new LedgerCounts(
                lines.size(),
                writtenOff,
                lines.size() - writtenOff,
                count(lines, line -> line.daysLate() > 0),
                count(lines, LedgerLine::isExtended),
                by(ItemState.class, lines, LedgerLine::state),
                by(UrgencyLight.class, lines, LedgerLine::light),
                by(OpinionKind.class, lines, LedgerLine::kind),
                by(ItemOrigin.class, lines, LedgerLine::origin));
    }

    private static int count(List<LedgerLine> lines, Predicate<LedgerLine> which) {
        return (int) lines.stream().filter(which).count();
    }

    private static <E extends Enum<E>> Map<E, Integer> by(
            Class<E> type, List<LedgerLine> lines, Function<LedgerLine, E> field) {
        var counts = new EnumMap<E, Integer>(type);
        Arrays.stream(type.getEnumConstants()).forEach(value -> counts.put(value, 0));
        lines.forEach(line -> counts.merge(field.apply(line), 1, Integer::sum));
        return counts;
    }

    private List<LedgerLine> lines(Set<String> groups, Filter filter) {
        return query(groups, filter, null).stream()
                .filter(line -> filter.light() == null || filter.light() == line.light())
                .toList();
    }

    private List<LedgerLine> query(Set<String> groups, Filter filter, @Nullable Long number) {
        var calendar = workingDays.calendar();
        var today = LocalDate.now(clock);
        return sql.sql(
                        """
                        select i.*, u.name as unit_name, array(
                            select h.name from dudao.ledger_helper l join dudao.unit h on h.code = l.unit
                            where l.item = i.number order by h.code) as helper_names
                        from dudao.ledger_item i join dudao.unit u on u.code = i.unit
                        where (:all or 'unit-' || i.unit = any (:groups)
                            or 'supervision-' || u.supervision_group = any (:groups)
                            or exists (select from dudao.ledger_helper l
                                where l.item = i.number and 'unit-' || l.unit = any (:groups)))
                          and (:campaign::text is null or i.campaign = :campaign)
                          and (:unit::text is null or i.unit = :unit)
                          and (:state::text is null or i.state = :state)
                          and (:number::bigint is null or i.number = :number)
                        order by i.number""")
                .param("all", seesAll(groups))
                .param("groups", groups.toArray(String[]::new))
                .param("campaign", filter.campaign())
                .param("unit", filter.unit())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("number", number)
                .query((row, index) -> line(row, today, calendar))
                .list();
    }

    /** Written by hand: light, age and days late are computed, and the names of the helpers are an array. */
    private LedgerLine line(ResultSet row, LocalDate today, WorkCalendar calendar) throws SQLException {
        var state = ItemState.valueOf(row.getString("state"));
        var deadline = row.getDate("deadline").toLocalDate();
        var writtenOff = row.getDate("written_off_on");
        var writtenOffOn = writtenOff == null ? null : writtenOff.toLocalDate();
        int returns = row.getInt("returns");
        boolean late = state != ItemState.WRITTEN_OFF && today.isAfter(deadline);
        return new LedgerLine(
                row.getLong("number"),
                row.getString("campaign"),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getString("problem"),
                OpinionKind.valueOf(row.getString("kind")),
                ItemOrigin.valueOf(row.getString("origin")),
                row.getString("measures"),
                row.getString("leader"),
                row.getString("person_name"),
                row.getDate("first_deadline").toLocalDate(),
                deadline,
                state,
                returns,
                UrgencyLight.of(state, deadline, returns, today, calendar, settings),
                ChronoUnit.DAYS.between(
                        row.getDate("accepted_on").toLocalDate(), writtenOffOn == null ? today : writtenOffOn),
                late ? Math.max(1, calendar.between(deadline, today)) : 0,
                List.of((String[]) row.getArray("helper_names").getArray()),
                row.getString("write_off_number"),
                writtenOffOn,
                (Long) row.getObject("reopens"));
    }

    private static boolean seesAll(Set<String> groups) {
        return groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP);
    }
}
