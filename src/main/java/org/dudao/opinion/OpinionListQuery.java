package org.dudao.opinion;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dudao.publication.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opinions that a person may see, in pages, the newest first. */
@Service
@Transactional(readOnly = true)
class OpinionListQuery {

    static final int PAGE_SIZE = 100;

    private final JdbcClient sql;
    private final OpinionAccess access;

    OpinionListQuery(JdbcClient sql, OpinionAccess access) {
        this.sql = sql;
        this.access = access;
    }

    /**
     * The conditions of a search; null is no condition.
     *
     * @param unit a unit's code, or {@code county} for the whole county
     * @param mine only opinions whose next step the person's own group must do
     * @param words a text that the opinion contains
     * @param page from 0
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
     * @param unitName name of the unit that heard it; 全县 for the whole county
     * @param holder the candidate group that has to do the next step
     * @param canSort whether this person can sort it now
     * @param canAnswer whether this person's group can answer it now and also feeds the answer back, so that it fits into a batch
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

        /** The kinds of personal data in the wording, as words; empty for none. */
        public String personalData() {
            return PersonalData.kinds(words);
        }

        public String stateLabel() {
            return state.label();
        }
    }

    /** @param total the number of lines on all pages */
    record Page(List<Line> lines, int page, int pages, int total) {}

    /** canSort and canAnswer follow {@link Opinion#holder}, {@link Opinion#sender} and {@link Opinion#feedbackGroup}. */
    Page of(String login, Filter filter) {
        var scope = access.of(login);
        int[] total = new int[1];
        var mapper = new SimplePropertyRowMapper<>(Line.class);
        var lines = sql.sql(
                        """
                        select o.number, o.campaign, o.unit, coalesce(u.name, '全县') as unit_name, o.channel, o.words,
                            o.heard_on, o.kind, o.concerns, o.leaders, o.proposed_kind, o.proposed_concerns, o.state,
                            o.holder, o.returns, o.ledger_item, count(*) over () as total,
                            coalesce(hu.name, hg.name, case when o.holder = 'office' then '活动办' else o.holder end)
                                as holder_name,
                            o.holder = any (:groups) and o.process is not null and o.state = 'UNSORTED' as can_sort,
                            o.holder = any (:groups) and o.process is not null and o.state in ('HANDED_ON', 'IN_HAND')
                                and coalesce(o.handler = case when o.contact_left or o.unit is null then 'office'
                                    else 'unit-' || o.unit end, false) as can_answer
                        from dudao.opinion o
                        left join dudao.unit u on u.code = o.unit
                        left join dudao.unit hu on o.holder = 'unit-' || hu.code
                        left join dudao.supervision_group hg on o.holder = 'supervision-' || hg.code
                        where (:all or o.unit = any (:units) or o.holder = any (:visible) or o.handler = any (:visible))
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
                .param("visible", scope.visibleGroupNames())
                .param("groups", scope.groups().toArray(String[]::new))
                .param("campaign", filter.campaign())
                .param("unit", filter.unit())
                .param("kind", name(filter.kind()))
                .param("group", kindsOf(filter.group()))
                .param("channel", name(filter.channel()))
                .param("state", name(filter.state()))
                .param("mine", filter.mine())
                .param("words", filter.words())
                .param("limit", PAGE_SIZE)
                .param("offset", (long) Math.max(filter.page(), 0) * PAGE_SIZE)
                .query((row, number) -> {
                    total[0] = row.getInt("total");
                    return mapper.mapRow(row, number);
                })
                .list();
        return new Page(lines, Math.max(filter.page(), 0), (total[0] + PAGE_SIZE - 1) / PAGE_SIZE, total[0]);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
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
