package org.dudao.rectification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to the ledger. Everything that does is an event with who, when, from, to and why; whoever asks for something and
 * whoever decides on it are two, and the first deadline stays on record for ever.
 */
@Service
@Transactional
@EnableConfigurationProperties(LedgerSettings.class)
public class LedgerService {

    static final int LONGEST_WORDS = 2000;

    /** Who put it on the ledger where an accepted plan did. */
    private static final String BY_PLAN = "plan";

    private static final int LONGEST_TITLE = 20;

    private final LedgerItemRepository items;
    private final LedgerEventStore events;
    private final ApplicationEventPublisher news;
    private final LedgerRequestStore requests;
    private final NewItemValidator newItems;
    private final LedgerWorkflow workflow;
    private final SubmissionService submissions;
    private final CampaignService campaigns;
    private final CampaignCalendar calendar;
    private final Directory directory;
    private final LedgerSettings settings;
    private final Clock clock;

    LedgerService(
            LedgerItemRepository items,
            LedgerEventStore events,
            ApplicationEventPublisher news,
            LedgerRequestStore requests,
            NewItemValidator newItems,
            LedgerWorkflow workflow,
            SubmissionService submissions,
            CampaignService campaigns,
            CampaignCalendar calendar,
            Directory directory,
            LedgerSettings settings,
            Clock clock) {
        this.items = items;
        this.events = events;
        this.news = news;
        this.requests = requests;
        this.newItems = newItems;
        this.workflow = workflow;
        this.submissions = submissions;
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts an item on the ledger, to be put right at once.
     *
     * @throws Refusal without a person, a deadline or measures
     */
    LedgerItem accept(NewLedgerItem item, String by) {
        newItems.require(item);
        var accepted = write(item, campaigns.get(item.campaign()).lastStage(), by);
        workflow.start(accepted, title(accepted));
        return accepted;
    }

    /**
     * The same for a stage that takes it through itself, once. An accepted plan is put on the ledger as it is: one that was
     * handed in before there was this ledger may name a person whom the roster does not know.
     */
    LedgerItem acceptFromPlan(NewLedgerItem item, int stage) {
        return items.findByCampaignAndUnitAndSource(item.campaign(), item.unit(), Objects.requireNonNull(item.source()))
                .orElseGet(() -> write(item, stage, BY_PLAN));
    }

    private LedgerItem write(NewLedgerItem item, int stage, String by) {
        var person = newItems.person(item.unit(), item.person());
        var deadline = Objects.requireNonNull(item.deadline());
        var accepted = items.save(new LedgerItem(
                null,
                item.campaign(),
                item.unit(),
                stage,
                item.problem().strip(),
                item.kind(),
                item.origin(),
                item.source(),
                item.reopens(),
                today(),
                deadline,
                item.measures().strip(),
                item.leader().strip(),
                person.map(Person::login).orElse(item.person().strip()),
                person.map(Person::name).orElse(item.person().strip()),
                deadline,
                item.helpers().stream().map(unit -> new LedgerHelper(unit, "")).collect(Collectors.toSet())));
        return record(
                accepted, LedgerEventKind.ACCEPTED, by, null, item.origin().label(), Map.of());
    }

    /**
     * An item by its number.
     *
     * @throws Refusal NOT_FOUND when there is none
     */
    public LedgerItem get(long number) {
        return items.findById(number).orElseThrow(() -> LedgerRefusals.unknown(number));
    }

    /** What a unit leads in a campaign, in the order in which it came to the ledger. */
    List<LedgerItem> ofUnit(String campaign, String unit) {
        return items.findByCampaignAndUnitOrderByNumber(campaign, unit);
    }

    /** What the item of a material in which it is reported done; empty for any other material. */
    Optional<LedgerItem> of(MaterialKey material) {
        return material.kind().equals(LedgerItem.MATERIAL) && material.part().matches("\\d{1,18}")
                ? items.findById(Long.valueOf(material.part()))
                : Optional.empty();
    }

    /** What an item is called in a task's name: its number and the beginning of what is wrong. */
    String title(LedgerItem item) {
        var problem = item.problem();
        return "%d号 %s"
                .formatted(
                        item.number(),
                        problem.length() > LONGEST_TITLE ? problem.substring(0, LONGEST_TITLE) + "…" : problem);
    }

    void progress(long number, String words, String by) {
        var item = get(number);
        if (!item.state().isInTheUnitsHands() && item.state() != ItemState.CANNOT_NOW) {
            throw LedgerRefusals.notNow(item, "不用再记进展。");
        }
        change(item, LedgerEventKind.PROGRESS, by, required("进展", words), unchanged -> {});
    }

    /** A helper tells the lead what it has done of its part. */
    void reportPart(long number, String helper, String words, String by) {
        var item = get(number);
        var part = required("协办情况", words);
        if (!item.hasHelper(helper)) {
            throw LedgerRefusals.forbidden(
                    "%s不是第%d号事项的协办单位。".formatted(directory.nameOf(CandidateGroups.unit(helper)), number));
        }
        if (!item.state().isInTheUnitsHands()) {
            throw LedgerRefusals.notNow(item, "协办单位不能再上报。");
        }
        change(item, LedgerEventKind.PART_REPORTED, by, part, changed -> changed.partReported(helper, part));
    }

    /** Another person of the unit is responsible from now on. */
    void changePerson(long number, String person, String why, String by) {
        var item = get(number);
        if (item.state() == ItemState.WRITTEN_OFF) {
            throw LedgerRefusals.notNow(item, "不能再更换责任人。");
        }
        newItems.notOnePerson(item.unit(), person).ifPresent(reason -> {
            throw LedgerRefusals.wrong("“责任人”%s。".formatted(reason));
        });
        var found = newItems.person(item.unit(), person).orElseThrow();
        change(
                item,
                LedgerEventKind.PERSON_CHANGED,
                by,
                required("原因", why),
                changed -> changed.isGivenTo(found.login(), found.name()));
    }

    /** The lead asks for more time, before the deadline is over. */
    void askForExtension(long number, @Nullable LocalDate until, String reason, String by) {
        var item = get(number);
        requireAskable(item);
        if (!clock.instant().isBefore(calendar.closeOf(item.deadline()))) {
            throw LedgerRefusals.wrong("完成时限 %s 已过，不能再申请延期；延期要在到期以前申请。".formatted(item.deadline()));
        }
        if (until == null || !until.isAfter(item.deadline())) {
            throw LedgerRefusals.wrong("新的时限要晚于现在的时限 %s。".formatted(item.deadline()));
        }
        var why = required("理由", reason);
        requests.add(number, LedgerRequest.Kind.EXTENSION, why, until, by, clock.instant());
        change(item, LedgerEventKind.EXTENSION_ASKED, by, "延到 %s：%s".formatted(until, why), unchanged -> {});
        workflow.askForExtension(item);
    }

    /** The lead says that it cannot be done now. */
    void askForDeferral(long number, String reason, String by) {
        var item = get(number);
        requireAskable(item);
        var why = required("理由", reason);
        requests.add(number, LedgerRequest.Kind.DEFERRAL, why, null, by, clock.instant());
        change(item, LedgerEventKind.DEFERRAL_ASKED, by, why, unchanged -> {});
        workflow.askForDeferral(item);
    }

    private void requireAskable(LedgerItem item) {
        if (!item.state().isInTheUnitsHands()) {
            throw LedgerRefusals.notNow(item, "不能申请。");
        }
        requests.openOf(item.number()).ifPresent(open -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "第%d号事项的“%s”还没有答复，不能再申请。"
                            .formatted(item.number(), open.kind().label()));
        });
    }

    Optional<LedgerRequest> openRequest(long number) {
        return requests.openOf(number);
    }

    /** Whether the leading group decides on the extension that is asked for, as it is a long one. */
    boolean asksForALongExtension(LedgerItem item) {
        return requests.openOf(item.number())
                .map(LedgerRequest::until)
                .filter(until -> ChronoUnit.DAYS.between(item.deadline(), until) > settings.longExtension())
                .isPresent();
    }

    /** @throws Refusal when nothing is asked for, or whoever decides has asked for it */
    void decide(long number, boolean granted, String words, String by) {
        var item = get(number);
        var request =
                requests.openOf(number).orElseThrow(() -> LedgerRefusals.wrong("第%d号事项没有等待答复的申请。".formatted(number)));
        asked(item, by).ifPresent(reason -> {
            throw LedgerRefusals.forbidden(reason);
        });
        if (!granted) {
            required("意见", words);
        } else if (!item.state().isInTheUnitsHands()) {
            throw LedgerRefusals.notNow(item, "不用再同意。");
        }
        requests.decide(request.id(), granted, words.strip(), by, clock.instant());
        if (request.kind() == LedgerRequest.Kind.DEFERRAL) {
            change(
                    item,
                    granted ? LedgerEventKind.DEFERRED : LedgerEventKind.DEFERRAL_REFUSED,
                    by,
                    words.strip(),
                    unchanged -> {});
        } else if (granted) {
            change(
                    item,
                    LedgerEventKind.EXTENDED,
                    by,
                    words.strip(),
                    changed -> changed.extendedUntil(Objects.requireNonNull(request.until())));
        } else {
            change(item, LedgerEventKind.EXTENSION_REFUSED, by, words.strip(), unchanged -> {});
        }
    }

    /** Whether the last thing that was asked for, and granted, is that it cannot be done now. */
    boolean isToBeDeferred(LedgerItem item) {
        var all = requests.of(item.number());
        return !all.isEmpty()
                && all.get(all.size() - 1).kind() == LedgerRequest.Kind.DEFERRAL
                && Boolean.TRUE.equals(all.get(all.size() - 1).granted());
    }

    /** Whether it came to the ledger again after the people had been visited. */
    boolean isReopened(LedgerItem item) {
        return items.findByReopens(item.number()).isPresent();
    }

    /** The people have been told why it cannot be done now; it stays on the ledger and is looked at again. */
    void explain(long number, String words, String by) {
        var item = get(number);
        if (!item.state().isInTheUnitsHands()) {
            throw LedgerRefusals.notNow(item, "不用再说明。");
        }
        submissions.putOff(item.material());
        change(item, LedgerEventKind.EXPLAINED, by, required("说明", words), LedgerItem::cannotBeDoneNow);
        workflow.startReviews(item, title(item));
    }

    /** What could not be done was looked at again. */
    void review(long number, boolean canBeDone, String words, String by) {
        var item = get(number);
        if (!canBeDone) {
            change(item, LedgerEventKind.STILL_DEFERRED, by, required("说明", words), unchanged -> {});
            return;
        }
        submissions.takeUpAgain(item.material());
        change(item, LedgerEventKind.RESUMED, by, words.strip(), LedgerItem::backWithTheUnit);
        workflow.start(item, title(item));
    }

    /** Whoever was concerned was visited again some time after the item was written off. */
    void visit(long number, boolean satisfied, String words, @Nullable LocalDate deadline, String by) {
        var item = get(number);
        verified(item, by).ifPresent(reason -> {
            throw LedgerRefusals.forbidden(reason);
        });
        if (satisfied) {
            change(item, LedgerEventKind.VISITED, by, words.strip(), unchanged -> {});
            return;
        }
        change(item, LedgerEventKind.REOPENED, by, required("群众意见", words), unchanged -> {});
        var again = new NewLedgerItem(
                item.campaign(),
                item.unit(),
                item.problem(),
                item.kind(),
                ItemOrigin.REOPENED,
                "item-" + number,
                item.measures(),
                item.leader(),
                item.person(),
                deadline,
                item.helpers().stream().map(LedgerHelper::unit).collect(Collectors.toSet()),
                number);
        accept(again, by);
    }

    /** The item was reported done. */
    void reported(LedgerItem item, String by, String words) {
        change(item, LedgerEventKind.REPORTED, by, words, changed -> changed.reportedDone(by));
    }

    void reportWithdrawn(LedgerItem item) {
        var by = Objects.requireNonNull(item.reportedBy(), "Never reported");
        change(item, LedgerEventKind.WITHDRAWN, by, "", LedgerItem::backWithTheUnit);
    }

    /** The item was verified: written off, with its number and the day. */
    void writeOff(LedgerItem item, String by) {
        var number = "%s-销-%d".formatted(item.campaign(), items.nextWriteOffNumber());
        requests.openOf(item.number())
                .ifPresent(open -> requests.decide(open.id(), false, "已经销号", by, clock.instant()));
        change(item, LedgerEventKind.WRITTEN_OFF, by, "", changed -> changed.writtenOff(by, number, today()));
        workflow.startVisit(item, title(item));
    }

    /** The item was verified, and is not done. */
    void sendBack(LedgerItem item, String by, String findings) {
        change(item, LedgerEventKind.SENT_BACK, by, findings, LedgerItem::sentBack);
    }

    /** A stage's gate, or the office, wants what was written off done again. */
    void doAgain(LedgerItem item, String by, String words) {
        change(item, LedgerEventKind.TO_BE_DONE_AGAIN, by, words, LedgerItem::sentBack);
    }

    /** Everything that happened to an item. */
    List<LedgerEvent> eventsOf(long number) {
        return events.of(number);
    }

    List<LedgerRequest> requestsOf(long number) {
        return requests.of(number);
    }

    private void change(LedgerItem item, LedgerEventKind what, String by, String why, Consumer<LedgerItem> change) {
        var from = item.state();
        var before = item.fields();
        change.accept(item);
        record(item, what, by, from, why, before);
    }

    private LedgerItem record(
            LedgerItem item,
            LedgerEventKind what,
            String by,
            @Nullable ItemState from,
            String why,
            Map<String, String> before) {
        var changes = new TreeMap<>(item.fields());
        changes.entrySet().removeIf(field -> field.getValue().equals(before.getOrDefault(field.getKey(), "")));
        // As exact as the database keeps it: the hash is over what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = LedgerEvent.of(item, now, by, what, from, why, changes);
        item.isRecorded(event);
        var saved = items.save(item);
        events.add(event);
        news.publishEvent(new LedgerChanged(saved.number(), saved.campaign(), saved.unit(), what, by));
        return saved;
    }

    private static String required(String field, String text) {
        if (text.isBlank()) {
            throw LedgerRefusals.wrong("请写明“%s”。".formatted(field));
        }
        if (text.length() > LONGEST_WORDS) {
            throw LedgerRefusals.wrong("“%s”超过%d个字。".formatted(field, LONGEST_WORDS));
        }
        return text.strip();
    }

    /** Why somebody must not verify, decide on or visit this item; empty when nothing stands against it. */
    Optional<String> tie(LedgerItem item, String login) {
        var person = directory.person(login);
        return person.flatMap(known -> item.helpers().stream()
                .map(LedgerHelper::unit)
                .flatMap(helper -> known.tieWith(helper).stream())
                .findFirst()
                .map(reason -> "您与协办单位有回避关系（%s），请由其他同志办理。".formatted(reason)));
    }

    /** Why whoever has asked for something must not decide on it. */
    Optional<String> asked(LedgerItem item, String login) {
        return requests.openOf(item.number())
                .filter(open -> open.askedBy().equals(login))
                .map(open -> "这是您自己申请的，要由其他同志答复。");
    }

    /** Why whoever has verified an item must not visit the people again. */
    Optional<String> verified(LedgerItem item, String login) {
        return login.equals(item.verifiedBy()) ? Optional.of("这一项是您核实的，回访要由其他同志进行。") : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
