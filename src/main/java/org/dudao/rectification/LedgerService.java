package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.submission.MaterialKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers items on the ledger and runs the transitions from progress to write-off. */
@Service
@Transactional
public class LedgerService {

    /** The events' author when an accepted plan brings the items. */
    private static final String BY_PLAN = "plan";

    private final LedgerItemRepository items;
    private final LedgerTransitionService transitions;
    private final LedgerRequestStore requests;
    private final NewItemValidator newItems;
    private final LedgerWorkflow workflow;
    private final CampaignService campaigns;
    private final Directory directory;
    private final Clock clock;

    LedgerService(
            LedgerItemRepository items,
            LedgerTransitionService transitions,
            LedgerRequestStore requests,
            NewItemValidator newItems,
            LedgerWorkflow workflow,
            CampaignService campaigns,
            Directory directory,
            Clock clock) {
        this.items = items;
        this.transitions = transitions;
        this.requests = requests;
        this.newItems = newItems;
        this.workflow = workflow;
        this.campaigns = campaigns;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Registers an item and starts its process.
     *
     * @throws Refusal without a person, a deadline or measures
     */
    LedgerItem register(NewLedgerItem item, String by) {
        newItems.require(item);
        var registered = save(item, campaigns.get(item.campaign()).lastStage(), by);
        workflow.start(registered);
        return registered;
    }

    /**
     * Registers an item of an accepted plan once; the stage starts its process. The item is not validated: an old plan, accepted
     * before the ledger existed, may name a person whom the roster does not know.
     */
    LedgerItem registerFromPlan(NewLedgerItem item, int stage) {
        return items.findByCampaignAndUnitAndSource(item.campaign(), item.unit(), Objects.requireNonNull(item.source()))
                .orElseGet(() -> save(item, stage, BY_PLAN));
    }

    private LedgerItem save(NewLedgerItem item, int stage, String by) {
        var person = newItems.person(item.unit(), item.person());
        var deadline = Objects.requireNonNull(item.deadline());
        return transitions.register(LedgerItem.of(item, stage, person, deadline, today()), by);
    }

    /** @throws Refusal NOT_FOUND when there is no item with this number */
    public LedgerItem get(long number) {
        return items.findById(number).orElseThrow(() -> LedgerRefusals.unknown(number));
    }

    /** The items that a unit leads in a campaign, by number. */
    List<LedgerItem> ofUnit(String campaign, String unit) {
        return items.findByCampaignAndUnitOrderByNumber(campaign, unit);
    }

    /** Whether the ledger has items of this plan of the unit. */
    boolean hasItemsOf(MaterialKey plan, String unit) {
        return items.existsByCampaignAndUnitAndSourceStartingWith(plan.campaign(), unit, plan.kind() + "-");
    }

    /** The item that a material reports done; empty for other materials. */
    Optional<LedgerItem> of(MaterialKey material) {
        return material.kind().equals(LedgerItem.MATERIAL) && material.part().matches("\\d{1,18}")
                ? items.findById(Long.valueOf(material.part()))
                : Optional.empty();
    }

    /** The events of an item by position. */
    List<LedgerEvent> eventsOf(long number) {
        return transitions.eventsOf(number);
    }

    void progress(long number, String words, String by) {
        var item = get(number);
        transitions.record(item, by, LedgerText.require("进展", words), LedgerItem::reportProgress);
    }

    /** A helping unit reports its part to the lead unit. */
    void reportPart(long number, String helper, String words, String by) {
        var item = get(number);
        var part = LedgerText.require("协办情况", words);
        if (!item.hasHelper(helper)) {
            throw LedgerRefusals.forbidden(
                    "%s不是第%d号事项的协办单位。".formatted(directory.nameOf(CandidateGroups.unit(helper)), number));
        }
        transitions.record(item, by, part, changed -> changed.reportPart(helper, part));
    }

    /** Another person of the lead unit becomes responsible and gets the open task, if there is one. */
    void changePerson(long number, String person, String why, String by) {
        var item = get(number);
        newItems.notOnePerson(item.unit(), person).ifPresent(reason -> {
            throw LedgerRefusals.wrong("“责任人”%s。".formatted(reason));
        });
        var responsible = newItems.person(item.unit(), person).orElseThrow();
        transitions.record(item, by, LedgerText.require("原因", why), changed -> changed.assignTo(responsible));
        workflow.assignReport(item, responsible.isAbsentOn(today()) ? null : responsible.login());
    }

    void reportDone(LedgerItem item, String by, String words) {
        transitions.record(item, by, words, changed -> changed.reportDone(by));
    }

    void withdrawReport(LedgerItem item) {
        transitions.record(item, String.valueOf(item.reportedBy()), "", LedgerItem::withdrawReport);
    }

    /** The verification found the work done. Closes an open request, and starts the visit after the write-off. */
    void writeOff(LedgerItem item, String by) {
        transitions.record(item, by, "", changed -> changed.writeOff(by, items.nextWriteOffNumber(), today()));
        requests.openOf(item.number())
                .ifPresent(open -> requests.decide(open.id(), false, "已经销号", by, clock.instant()));
        workflow.startVisit(item);
    }

    /** The verification found the work not done. */
    void sendBack(LedgerItem item, String by, String findings) {
        transitions.record(item, by, findings, LedgerItem::sendBack);
    }

    /** A stage gate or the office requires that a written-off item is done again. Its next write-off starts another visit. */
    void redo(LedgerItem item, String by, String words) {
        transitions.record(item, by, words, LedgerItem::redo);
        workflow.endVisit(item);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
