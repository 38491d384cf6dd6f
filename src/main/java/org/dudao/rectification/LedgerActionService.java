package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.Opinion;
import org.dudao.opinion.OpinionFacade;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.NameQuery;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Actions of people on the ledger, with the check that the person may do them. */
@Service
@Transactional
class LedgerActionService {

    private final LedgerService ledger;
    private final LedgerRequestService requests;
    private final LedgerListQuery list;
    private final CampaignChoiceQuery campaigns;
    private final OpinionFacade opinions;
    private final Directory directory;
    private final NameQuery names;
    private final Clock clock;

    LedgerActionService(
            LedgerService ledger,
            LedgerRequestService requests,
            LedgerListQuery list,
            CampaignChoiceQuery campaigns,
            OpinionFacade opinions,
            Directory directory,
            NameQuery names,
            Clock clock) {
        this.ledger = ledger;
        this.requests = requests;
        this.list = list;
        this.campaigns = campaigns;
        this.opinions = opinions;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Registers an item in a campaign of the unit, and links its opinions to it. The campaign is the one of the opinions, when there are
     * some.
     *
     * @return its number
     */
    long register(ItemDraft draft, String by) {
        var unit = draft.unit();
        requireUnit(unit);
        requireMayRegister(unit, by);
        var deadline = draft.deadline();
        if (deadline != null && deadline.isBefore(LocalDate.now(clock))) {
            throw LedgerRefusals.wrong("“完成时限” %s 已经过去，应是今天或以后。".formatted(deadline));
        }
        var sources = opinions(draft.opinions(), by);
        requireConcerned(unit, sources, by);
        var campaign = campaigns.forEntry(unit, campaignOf(sources, draft.campaign()));
        var number = ledger.register(draft.inCampaign(campaign), by).number();
        opinions.putOnLedger(draft.opinions(), number, by);
        return number;
    }

    /** The people of a unit, one of whom can be responsible for an item that this person registers. */
    List<NameQuery.Member> people(String unit, String by) {
        requireUnit(unit);
        requireMayRegister(unit, by);
        return names.members(unit);
    }

    /**
     * The opinions with these numbers, by number.
     *
     * @throws Refusal NOT_FOUND for an opinion that this person may not put on the ledger
     */
    List<Opinion> opinions(Collection<Long> numbers, String by) {
        var groups = groupsOf(by);
        return numbers.stream()
                .sorted()
                .map(opinions::get)
                .map(opinion -> {
                    if (!groups.contains(CandidateGroups.OFFICE) && !concerns(opinion, groups)) {
                        throw LedgerRefusals.unknownOpinion(opinion.number());
                    }
                    return opinion;
                })
                .toList();
    }

    /** Whether one of the groups received the opinion or handles it. */
    private static boolean concerns(Opinion opinion, Set<String> groups) {
        return groups.contains(opinion.sender())
                || opinion.handler().filter(groups::contains).isPresent();
    }

    /** An item and its opinions belong to the same campaign. */
    static @Nullable String campaignOf(List<Opinion> sources, @Nullable String requested) {
        var ofOpinions = sources.stream().map(Opinion::campaign).distinct().toList();
        if (ofOpinions.size() > 1) {
            throw LedgerRefusals.wrong("选的群众意见属于几个活动（%s），应只选同一个活动的。".formatted(String.join("、", ofOpinions)));
        }
        if (ofOpinions.isEmpty()) {
            return requested;
        }
        if (requested != null && !requested.isBlank() && !requested.equals(ofOpinions.get(0))) {
            throw LedgerRefusals.wrong("选的群众意见属于活动 %s，“活动”应是它，不能是 %s。".formatted(ofOpinions.get(0), requested));
        }
        return ofOpinions.get(0);
    }

    /** An opinion goes on the ledger of the unit that received it or handles it. The office may put it on any unit's ledger. */
    private void requireConcerned(String unit, List<Opinion> sources, String by) {
        var owner = Set.of(CandidateGroups.unit(unit));
        if (!groupsOf(by).contains(CandidateGroups.OFFICE)
                && !sources.stream().allMatch(opinion -> concerns(opinion, owner))) {
            throw LedgerRefusals.forbidden("群众意见只能列入听到它的单位或承办单位的台账。");
        }
    }

    private void requireUnit(String unit) {
        if (unit.isBlank() || directory.unitOf(CandidateGroups.unit(unit)).isEmpty()) {
            throw LedgerRefusals.wrong("“牵头单位”没有代码是“%s”的单位。".formatted(unit));
        }
    }

    /** Only the unit, its supervision group and the office register items of the unit. */
    private void requireMayRegister(String unit, String by) {
        var groups = groupsOf(by);
        var owner = CandidateGroups.unit(unit);
        if (!groups.contains(owner)
                && !groups.contains(CandidateGroups.OFFICE)
                && !groups.contains(directory.lockSupervisionGroupOf(owner))) {
            throw LedgerRefusals.forbidden("只有%s、它的督导组和活动办能把它的问题列入台账。".formatted(nameOf(unit)));
        }
    }

    void progress(long number, String words, String by) {
        requireLead(number, by);
        ledger.progress(number, words, by);
    }

    void changePerson(long number, String person, String why, String by) {
        requireLead(number, by);
        ledger.changePerson(number, person, why, by);
    }

    void requestExtension(long number, @Nullable LocalDate until, String reason, String by) {
        requireLead(number, by);
        requests.requestExtension(number, until, reason, by);
    }

    void requestDeferral(long number, String reason, String by) {
        requireLead(number, by);
        requests.requestDeferral(number, reason, by);
    }

    /** The person must be of a helping unit. */
    void reportPart(long number, String words, String by) {
        requireSeen(number, by);
        var groups = groupsOf(by);
        var helper = ledger.get(number).helpers().stream()
                .map(LedgerHelper::unit)
                .filter(unit -> groups.contains(CandidateGroups.unit(unit)))
                .findFirst()
                .orElseThrow(() -> LedgerRefusals.forbidden("只有协办单位能上报协办情况。"));
        ledger.reportPart(number, helper, words, by);
    }

    private void requireLead(long number, String by) {
        requireSeen(number, by);
        if (!groupsOf(by).contains(ledger.get(number).owner())) {
            throw LedgerRefusals.forbidden("只有牵头单位能这样做。");
        }
    }

    private void requireSeen(long number, String by) {
        if (list.find(by, number).isEmpty()) {
            throw LedgerRefusals.unknown(number);
        }
    }

    private Set<String> groupsOf(String login) {
        return directory.person(login).map(Person::candidateGroups).orElse(Set.of());
    }

    private String nameOf(String unit) {
        return directory.nameOf(CandidateGroups.unit(unit));
    }
}
