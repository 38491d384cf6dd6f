package org.dudao.opinion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dudao.organization.CandidateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opinions that a person may see, a page at a time, those that came in last first. */
@Service
@Transactional(readOnly = true)
class OpinionListQuery {

    static final int PAGE = 100;

    private final JdbcClient sql;
    private final OpinionAccess readers;

    OpinionListQuery(JdbcClient sql, OpinionAccess readers) {
        this.sql = sql;
        this.readers = readers;
    }

    /**
     * What is asked for; null asks for all.
     *
     * @param mine only what the person's own party has now
     * @param words what stands in it somewhere
     */
    record Filter(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable OpinionKind kind,
            @Nullable OpinionGroup group,
            @Nullable OpinionChannel channel,
            Opinion.@Nullable State state,
            boolean mine,
            @Nullable String words,
            int page) {}

    /**
     * A line of the list.
     *
     * @param unitName where it was heard, as people call it; 全县 for the whole county
     * @param holder the candidate group that has it now
     * @param canSort whether this person may sort it now
     * @param canAnswer whether this person's party answers it now and feeds the answer back at once: many at a time
     */
    record Line(
            long number,
            String campaign,
            @Nullable String unit,
            String unitName,
            OpinionChannel channel,
            String words,
            LocalDate heardOn,
            @Nullable OpinionKind kind,
            @Nullable Concern concerns,
            String leaders,
            @Nullable OpinionKind proposedKind,
            @Nullable Concern proposedConcerns,
            Opinion.State state,
            String holder,
            String holderName,
            int returns,
            @Nullable Long ledgerItem,
            boolean canSort,
            boolean canAnswer) {

        public String stateLabel() {
            return state.label();
        }
    }

    /** @param total how many there are on all pages */
    record Page(List<Line> lines, int page, int pages, int total) {}

    Page of(String login, Filter filter) {
        var scope = readers.of(login);
        int[] total = new int[1];
        var lines = sql.sql(
                        """
                        select o.*, u.name as unit_name, count(*) over () as total,
                            coalesce(hu.name, hg.name, case when o.holder = 'office' then '活动办' else o.holder end) as holder_name
                        from dudao.opinion o
                        left join dudao.unit u on u.code = o.unit
                        left join dudao.unit hu on o.holder = 'unit-' || hu.code
                        left join dudao.supervision_group hg on o.holder = 'supervision-' || hg.code
                        where (:all or o.unit = any (:units) or o.holder = any (:parties) or o.handler = any (:parties))
                          and (:campaign::text is null or o.campaign = :campaign)
                          and (:unit::text is null or o.unit = :unit or :unit = 'county' and o.unit is null)
                          and (:kind::text is null or o.kind = :kind)
                          and (:group::text[] is null or o.kind = any (:group))
                          and (:channel::text is null or o.channel = :channel)
                          and (:state::text is null or o.state = :state)
                          and (not :mine or o.holder = any (:groups) and o.state <> 'FED_BACK')
                          and (:words::text is null or position(lower(:words) in lower(o.words)) > 0)
                        order by o.number desc
                        limit :limit offset :offset""")
                .param("all", scope.seesAll())
                .param("units", scope.unitCodes())
                .param("parties", scope.partyNames())
                .param("groups", scope.groups().toArray(String[]::new))
                .param("campaign", filter.campaign())
                .param("unit", filter.unit())
                .param("kind", name(filter.kind()))
                .param("group", kindsOf(filter.group()))
                .param("channel", name(filter.channel()))
                .param("state", name(filter.state()))
                .param("mine", filter.mine())
                .param("words", filter.words())
                .param("limit", PAGE)
                .param("offset", (long) Math.max(filter.page(), 0) * PAGE)
                .query((row, number) -> {
                    total[0] = row.getInt("total");
                    return line(row, scope);
                })
                .list();
        return new Page(lines, Math.max(filter.page(), 0), (total[0] + PAGE - 1) / PAGE, total[0]);
    }

    private static Line line(ResultSet row, OpinionAccess.Scope scope) throws SQLException {
        var unit = row.getString("unit");
        var unitName = row.getString("unit_name");
        var state = Opinion.State.valueOf(row.getString("state"));
        var holder = row.getString("holder");
        var handler = row.getString("handler");
        boolean mine = scope.groups().contains(holder) && row.getString("process") != null;
        var feedsBack = row.getBoolean("contact_left") ? CandidateGroups.OFFICE : Opinion.partyOf(unit);
        boolean inHand = state == Opinion.State.HANDED_ON || state == Opinion.State.IN_HAND;
        return new Line(
                row.getLong("number"),
                row.getString("campaign"),
                unit,
                unitName == null ? "全县" : unitName,
                OpinionChannel.valueOf(row.getString("channel")),
                row.getString("words"),
                row.getDate("heard_on").toLocalDate(),
                valueOf(OpinionKind.class, row.getString("kind")),
                valueOf(Concern.class, row.getString("concerns")),
                row.getString("leaders"),
                valueOf(OpinionKind.class, row.getString("proposed_kind")),
                valueOf(Concern.class, row.getString("proposed_concerns")),
                state,
                holder,
                row.getString("holder_name"),
                row.getInt("returns"),
                row.getObject("ledger_item", Long.class),
                mine && state == Opinion.State.UNSORTED,
                mine && inHand && feedsBack.equals(handler));
    }

    static <E extends Enum<E>> @Nullable E valueOf(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static String @Nullable [] kindsOf(@Nullable OpinionGroup group) {
        return group == null
                ? null
                : Arrays.stream(OpinionKind.values())
                        .filter(kind -> kind.group() == group)
                        .map(Enum::name)
                        .toArray(String[]::new);
    }
}
