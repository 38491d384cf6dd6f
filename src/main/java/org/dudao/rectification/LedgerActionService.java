package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dudao.campaign.Campaign;
import org.dudao.campaign.CampaignService;
import org.dudao.opinion.Opinion;
import org.dudao.opinion.OpinionFacade;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to the ledger from its pages, each only what is theirs to do. */
@Service
@Transactional
class LedgerActionService {

    private final LedgerService ledger;
    private final LedgerListQuery board;
    private final CampaignService campaigns;
    private final OpinionFacade opinions;
    private final Directory directory;
    private final Clock clock;

    LedgerActionService(
            LedgerService ledger,
            LedgerListQuery board,
            CampaignService campaigns,
            OpinionFacade opinions,
            Directory directory,
            Clock clock) {
        this.ledger = ledger;
        this.board = board;
        this.campaigns = campaigns;
        this.opinions = opinions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Puts an item on the ledger; returns its number. */
    long accept(LedgerController.Wanted wanted, String by) {
        var unit = LedgerController.text(wanted.unit());
        requireUnit(unit);
        requireMayAccept(unit, by);
        if (wanted.deadline() != null && wanted.deadline().isBefore(LocalDate.now(clock))) {
            throw LedgerRefusals.wrong("“完成时限” %s 已经过去，应是今天或以后。".formatted(wanted.deadline()));
        }
        var campaign = campaigns
                .underWayOf(unit)
                .map(Campaign::id)
                .orElseThrow(() -> LedgerRefusals.wrong("%s现在没有正在开展的活动。".formatted(nameOf(unit))));
        var heard = Objects.requireNonNullElse(wanted.opinions(), Set.<Long>of());
        requireConcerned(unit, opinions(heard, by), by);
        var item = new NewLedgerItem(
                campaign,
                unit,
                LedgerController.text(wanted.problem()),
                Objects.requireNonNullElse(wanted.kind(), OpinionKind.OTHER),
                heard.isEmpty()
                        ? Objects.requireNonNullElse(wanted.origin(), ItemOrigin.PROBLEM_LIST)
                        : ItemOrigin.OPINION,
                null,
                LedgerController.text(wanted.measures()),
                LedgerController.text(wanted.leader()),
                LedgerController.text(wanted.person()),
                wanted.deadline(),
                Objects.requireNonNullElse(wanted.helpers(), Set.of()),
                null);
        var number = ledger.accept(item, by).number();
        opinions.putOnLedger(heard, number, by);
        return number;
    }

    /**
     * The opinions of these numbers, for whoever may put them on the ledger.
     *
     * @throws Refusal NOT_FOUND for one that has nothing to do with this person
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

    /** The unit where it was heard, or whoever acts on it. */
    private static boolean concerns(Opinion opinion, Set<String> groups) {
        return groups.contains(opinion.sender())
                || opinion.handler().filter(groups::contains).isPresent();
    }

    /** A unit puts on its own ledger what concerns it; the office, what is common to many, on the ledger of whoever leads. */
    private void requireConcerned(String unit, List<Opinion> heard, String by) {
        var owner = Set.of(CandidateGroups.unit(unit));
        if (!groupsOf(by).contains(CandidateGroups.OFFICE)
                && !heard.stream().allMatch(opinion -> concerns(opinion, owner))) {
            throw LedgerRefusals.forbidden("群众意见只能列入听到它的单位或承办单位的台账。");
        }
    }

    private void requireUnit(String unit) {
        if (unit.isBlank() || directory.unitOf(CandidateGroups.unit(unit)).isEmpty()) {
            throw LedgerRefusals.wrong("“牵头单位”没有代码是“%s”的单位。".formatted(unit));
        }
    }

    /** The unit itself, its supervision group, and the office. */
    private void requireMayAccept(String unit, String by) {
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

    void askForExtension(long number, @Nullable LocalDate until, String reason, String by) {
        requireLead(number, by);
        ledger.askForExtension(number, until, reason, by);
    }

    void askForDeferral(long number, String reason, String by) {
        requireLead(number, by);
        ledger.askForDeferral(number, reason, by);
    }

    /** By whoever is of a helping unit. */
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
        if (board.find(by, number).isEmpty()) {
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
