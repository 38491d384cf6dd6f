package org.dudao.campaign;

import static org.dudao.campaign.CampaignOption.Phase.BEGUN;
import static org.dudao.campaign.CampaignOption.Phase.NOT_BEGUN;
import static org.dudao.campaign.CampaignOption.Phase.OVER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which campaign a page, a request or a new process means.
 *
 * <p>When a request names no campaign, the only campaign that has begun is meant. A campaign that has not begun is meant only
 * while no other has begun. When several have begun, a page shows the oldest and offers the others; a request that enters data
 * is refused with the list of campaigns.
 */
@Service
@Transactional(readOnly = true)
public class CampaignChoiceQuery {

    private final JdbcClient sql;
    private final Directory directory;

    CampaignChoiceQuery(JdbcClient sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    /** All campaigns with an approved plan, the oldest first. */
    public List<CampaignOption> all() {
        return find(true, Set.of(), false);
    }

    /** All for the office and the leading group; for others the campaigns of their own units and of the units they supervise. */
    public List<CampaignOption> ofPerson(String login) {
        var groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        return find(
                groups.contains(CandidateGroups.OFFICE) || groups.contains(CandidateGroups.LEADING_GROUP),
                groups,
                true);
    }

    /** The campaigns that the unit takes part in; those that have excused it are left out. */
    private List<CampaignOption> ofUnit(String unit) {
        return find(false, Set.of(CandidateGroups.unit(unit)), false);
    }

    /**
     * The oldest first.
     *
     * @param groups candidate groups; without {@code all} only campaigns that have started one of their units
     * @param excused whether a unit counts that the campaign has excused
     */
    private List<CampaignOption> find(boolean all, Set<String> groups, boolean excused) {
        return sql.sql(
                        """
                        select c.id, c.name, case when c.state <> 'APPROVED' then 'OVER'
                            when exists (select from dudao.campaign_stage s where s.campaign = c.id and s.opened_at is not null)
                            then 'BEGUN' else 'NOT_BEGUN' end as phase
                        from dudao.campaign c
                        where c.state not in ('PLANNED', 'PLAN_RETURNED')
                          and (:all or exists (
                            select from dudao.enrolment e join dudao.unit u on u.code = e.unit
                            where e.campaign = c.id and e.started and (:excused or e.excused_at is null)
                              and ('unit-' || u.code = any (:groups) or 'supervision-' || u.supervision_group = any (:groups))))
                        order by length(c.id), c.id""")
                .param("all", all)
                .param("groups", groups.toArray(String[]::new))
                .param("excused", excused)
                .query(CampaignOption.class)
                .list();
    }

    /** The campaigns that have begun; those that are over are included. */
    public List<CampaignOption> ofPublic() {
        return all().stream().filter(option -> option.phase() != NOT_BEGUN).toList();
    }

    /** The campaigns that collect opinions and replies from the public. */
    public List<CampaignOption> openToPublic() {
        return withPhase(all(), BEGUN);
    }

    /** @throws IllegalStateException when there is no such campaign with an approved plan */
    public CampaignOption get(String campaign) {
        return find(all(), campaign).orElseThrow(() -> new IllegalStateException("No campaign " + campaign));
    }

    /** The campaign of a page that shows the data of one campaign. */
    public CampaignChoice one(List<CampaignOption> options, @Nullable String requested) {
        return new CampaignChoice(
                options,
                requested(options, requested)
                        .or(() -> possible(options).stream().findFirst())
                        .or(() -> options.stream().reduce((older, newer) -> newer))
                        .orElse(null));
    }

    /** The campaign of a list that shows all campaigns unless the reader chooses one. */
    public CampaignChoice oneOrAll(List<CampaignOption> options, @Nullable String requested) {
        return new CampaignChoice(
                options,
                requested(options, requested)
                        .or(() -> options.size() == 1 ? options.stream().findFirst() : Optional.empty())
                        .orElse(null));
    }

    /** The campaign of a form that enters data: one that runs. The reader has to choose when it is not clear which one is meant. */
    public CampaignChoice forForm(List<CampaignOption> options, @Nullable String requested) {
        var running = running(options);
        var possible = possible(options);
        return new CampaignChoice(
                running,
                find(running, String.valueOf(requested))
                        .or(() -> possible.size() == 1 ? possible.stream().findFirst() : Optional.empty())
                        .orElse(null));
    }

    /** As {@link #forForm}, for the public: only campaigns that have begun. A requested one that has not begun or is over is not shown. */
    public CampaignChoice forPublicForm(@Nullable String requested) {
        var open = openToPublic();
        return new CampaignChoice(
                requested == null
                        ? open
                        : open.stream()
                                .filter(option -> option.id().equals(requested))
                                .toList(),
                requested == null
                        ? (open.size() == 1 ? open.get(0) : null)
                        : find(open, requested).orElse(null));
    }

    /** @throws Refusal NOT_FOUND when the requested campaign is not one of the options */
    private static Optional<CampaignOption> requested(List<CampaignOption> options, @Nullable String requested) {
        if (requested == null || requested.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(find(options, requested)
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %s 的活动。%s".formatted(requested, listed(options)))));
    }

    /**
     * The campaign whose lines a request asks for; null for all campaigns.
     *
     * @throws Refusal NOT_FOUND for an unknown campaign
     */
    public @Nullable String forList(@Nullable String requested) {
        return requested == null || requested.isBlank()
                ? null
                : requested(all(), requested).map(CampaignOption::id).orElse(null);
    }

    /**
     * The campaign whose figures a request asks for.
     *
     * @throws Refusal NOT_FOUND for an unknown campaign; CONFLICT when the request names none of several
     */
    public String forFigures(@Nullable String requested) {
        var options = all();
        return requested(options, requested)
                .or(() -> options.size() == 1 ? Optional.of(options.get(0)) : Optional.empty())
                .orElseGet(() -> single(running(options), possible(options), "全县"))
                .id();
    }

    /**
     * The campaign of new data of a unit.
     *
     * @param unit a unit's code; null for the whole county
     * @param requested a campaign's id; null or blank for the only campaign in question
     * @throws Refusal CONFLICT when the campaign is not under way for the unit, or when it is not clear which one is meant
     */
    public String forEntry(@Nullable String unit, @Nullable String requested) {
        var options = optionsOf(unit);
        return chosen(running(options), possible(options), nameOf(unit), requested);
    }

    /** As {@link #forEntry}, for data from the public: the campaign must have begun. */
    public String forPublic(@Nullable String unit, @Nullable String requested) {
        var begun = withPhase(optionsOf(unit), BEGUN);
        if (begun.size() > 1 && (requested == null || requested.isBlank())) {
            throw conflict("请选这条意见是对哪个活动提的。");
        }
        return chosen(begun, begun, nameOf(unit), requested);
    }

    /** The campaigns that a new process of the unit can belong to. With one, it is clear which; with several, the process asks. */
    public List<CampaignOption> forNewProcess(String unit) {
        return possible(ofUnit(unit));
    }

    private List<CampaignOption> optionsOf(@Nullable String unit) {
        return unit == null ? all() : ofUnit(unit);
    }

    private String nameOf(@Nullable String unit) {
        return unit == null ? "全县" : directory.nameOf(CandidateGroups.unit(unit));
    }

    private static String chosen(
            List<CampaignOption> allowed,
            List<CampaignOption> possible,
            String participant,
            @Nullable String requested) {
        if (requested == null || requested.isBlank()) {
            return single(allowed, possible, participant).id();
        }
        return find(allowed, requested)
                .orElseThrow(() -> conflict("活动 %s 没有在%s开展。%s".formatted(requested, participant, listed(allowed))))
                .id();
    }

    private static CampaignOption single(
            List<CampaignOption> allowed, List<CampaignOption> possible, String participant) {
        if (possible.isEmpty()) {
            throw conflict("%s现在没有正在开展的活动。".formatted(participant));
        }
        if (possible.size() > 1) {
            throw conflict(
                    "%s现在有%d个活动正在开展，请写明是哪一个（campaign）。%s".formatted(participant, possible.size(), listed(allowed)));
        }
        return possible.get(0);
    }

    /** The campaigns that have begun; when there is none, those that have not begun. */
    private static List<CampaignOption> possible(List<CampaignOption> options) {
        var begun = withPhase(options, BEGUN);
        return begun.isEmpty() ? withPhase(options, NOT_BEGUN) : begun;
    }

    private static List<CampaignOption> running(List<CampaignOption> options) {
        return options.stream().filter(option -> option.phase() != OVER).toList();
    }

    private static List<CampaignOption> withPhase(List<CampaignOption> options, CampaignOption.Phase phase) {
        return options.stream().filter(option -> option.phase() == phase).toList();
    }

    private static Optional<CampaignOption> find(List<CampaignOption> options, String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    private static String listed(List<CampaignOption> options) {
        return options.isEmpty()
                ? ""
                : options.stream().map(CampaignOption::label).collect(Collectors.joining("；", "可以写的有：", "。"));
    }

    private static Refusal conflict(String reason) {
        return new Refusal(Refusal.Kind.CONFLICT, reason);
    }
}
