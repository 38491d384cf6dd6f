package org.dudao.rectification;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Person;
import org.dudao.organization.PersonName;
import org.dudao.refusal.Refusal;
import org.dudao.submission.MaterialKey;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An item of the ledger with its transitions. {@link LedgerTransitionService} runs every transition and records it as an
 * event, so that the row is always equal to the sum of its events.
 */
@Table(schema = "dudao", name = "ledger_item")
public class LedgerItem {

    /** The kind of material in which an item is reported done and verified. */
    static final String MATERIAL = "rectification-item";

    private static final int LONGEST_TITLE = 20;
    private static final String VISIT_LATER = "销号以后才能回访。";

    /** Not final: to set a final field, Spring Data would create a new object from the constructor's fields only. */
    @Id
    private @Nullable Long number;

    private final String campaign;
    private final String unit;
    private final int stage;
    private final String problem;
    private final OpinionKind kind;
    private final ItemOrigin origin;
    private final @Nullable String source;
    private final @Nullable Long reopens;

    @Column("accepted_on")
    private final LocalDate registeredOn;

    private final LocalDate firstDeadline;

    private String measures;
    private String leader;
    private String person;
    private String personName;
    private LocalDate deadline;
    private ItemState state = ItemState.UNDER_WAY;
    private int returns;
    private @Nullable String reportedBy;
    private @Nullable String verifiedBy;
    private @Nullable String writeOffNumber;
    private @Nullable LocalDate writtenOffOn;

    @MappedCollection(idColumn = "item")
    private Set<LedgerHelper> helpers;

    private int events;
    private String hash = "";

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
    private @Nullable Long version;

    LedgerItem(
            @Nullable Long number,
            String campaign,
            String unit,
            int stage,
            String problem,
            OpinionKind kind,
            ItemOrigin origin,
            @Nullable String source,
            @Nullable Long reopens,
            LocalDate registeredOn,
            LocalDate firstDeadline,
            String measures,
            String leader,
            String person,
            String personName,
            LocalDate deadline,
            Set<LedgerHelper> helpers) {
        this.number = number;
        this.campaign = campaign;
        this.unit = unit;
        this.stage = stage;
        this.problem = problem;
        this.kind = kind;
        this.origin = origin;
        this.source = source;
        this.reopens = reopens;
        this.registeredOn = registeredOn;
        this.firstDeadline = firstDeadline;
        this.measures = measures;
        this.leader = leader;
        this.person = person;
        this.personName = personName;
        this.deadline = deadline;
        this.helpers = helpers;
    }

    /**
     * A new item, under way from today.
     *
     * @param person empty when the roster does not know the person; then login and name are the text as written
     * @param deadline the first deadline
     */
    static LedgerItem of(NewLedgerItem item, int stage, Optional<Person> person, LocalDate deadline, LocalDate today) {
        var writtenPerson = PersonName.unpadded(item.person().strip());
        return new LedgerItem(
                null,
                item.campaign(),
                item.unit(),
                stage,
                item.problem().strip(),
                item.kind(),
                item.origin(),
                item.source(),
                item.reopens(),
                today,
                deadline,
                item.measures().strip(),
                PersonName.unpadded(item.leader().strip()),
                person.map(Person::login).orElse(writtenPerson),
                person.map(Person::name).orElse(writtenPerson),
                deadline,
                item.helpers().stream().map(unit -> new LedgerHelper(unit, "")).collect(Collectors.toSet()));
    }

    /**
     * The fields under the names and in the format that the events use; an empty text for null. The names are part of the hashed
     * data: do not rename them.
     */
    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("campaign", campaign);
        fields.put("unit", unit);
        fields.put("stage", String.valueOf(stage));
        fields.put("problem", problem);
        fields.put("kind", kind.name());
        fields.put("origin", origin.name());
        fields.put("source", text(source));
        fields.put("reopens", text(reopens));
        fields.put("acceptedOn", registeredOn.toString());
        fields.put("firstDeadline", firstDeadline.toString());
        fields.put("measures", measures);
        fields.put("leader", leader);
        fields.put("person", person);
        fields.put("personName", personName);
        fields.put("deadline", deadline.toString());
        fields.put("state", state.name());
        fields.put("returns", String.valueOf(returns));
        fields.put("reportedBy", text(reportedBy));
        fields.put("verifiedBy", text(verifiedBy));
        fields.put("writeOffNumber", text(writeOffNumber));
        fields.put("writtenOffOn", text(writtenOffOn));
        helpers.forEach(helper -> fields.put("helper " + helper.unit(), helper.part()));
        return fields;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    // Transitions. Each checks the present state, changes the item, and returns the kind of event that records it.

    /** The first event of a new item. */
    LedgerEventKind register() {
        if (events > 0) {
            throw LedgerRefusals.notNow(this, "不能再列入台账。");
        }
        return LedgerEventKind.ACCEPTED;
    }

    /** The lead unit reports progress. */
    LedgerEventKind reportProgress() {
        if (state != ItemState.CANNOT_NOW) {
            requireWithUnit("不用再记进展。");
        }
        return LedgerEventKind.PROGRESS;
    }

    /** A helping unit reports its part to the lead unit. */
    LedgerEventKind reportPart(String helper, String part) {
        requireWithUnit("协办单位不能再上报。");
        helpers = new HashSet<>(helpers);
        helpers.removeIf(one -> one.unit().equals(helper));
        helpers.add(new LedgerHelper(helper, part));
        return LedgerEventKind.PART_REPORTED;
    }

    /** Another person of the lead unit becomes responsible. */
    LedgerEventKind assignTo(Person responsible) {
        if (state == ItemState.WRITTEN_OFF) {
            throw LedgerRefusals.notNow(this, "不能再更换责任人。");
        }
        person = responsible.login();
        personName = responsible.name();
        return LedgerEventKind.PERSON_CHANGED;
    }

    /** The lead unit reports that the work is done. */
    LedgerEventKind reportDone(String by) {
        requireWithUnit("不能上报完成。");
        state = ItemState.REPORTED;
        reportedBy = by;
        return LedgerEventKind.REPORTED;
    }

    /** The lead unit withdraws its report. */
    LedgerEventKind withdrawReport() {
        requireReported("不能撤回上报。");
        state = stateWithUnit();
        return LedgerEventKind.WITHDRAWN;
    }

    /**
     * The verification found the work done.
     *
     * @param sequence makes the write-off number unique
     */
    LedgerEventKind writeOff(String by, long sequence, LocalDate on) {
        requireReported("不能销号。");
        state = ItemState.WRITTEN_OFF;
        verifiedBy = by;
        writeOffNumber = campaign + "-销-" + sequence;
        writtenOffOn = on;
        return LedgerEventKind.WRITTEN_OFF;
    }

    /** The verification found the work not done. */
    LedgerEventKind sendBack() {
        requireReported("不能退回补火。");
        comeBack();
        return LedgerEventKind.SENT_BACK;
    }

    /** A stage gate or the office requires that a written-off item is done again. */
    LedgerEventKind redo() {
        requireWrittenOff("不用重新整改。");
        comeBack();
        return LedgerEventKind.TO_BE_DONE_AGAIN;
    }

    /** @throws Refusal when the lead unit cannot request an extension or a deferral in the present state */
    void requireRequestable() {
        requireWithUnit("不能申请。");
    }

    LedgerEventKind requestExtension(LocalDate until) {
        requireRequestable();
        if (!until.isAfter(deadline)) {
            throw LedgerRefusals.wrong("新的时限要晚于现在的时限 %s。".formatted(deadline));
        }
        return LedgerEventKind.EXTENSION_ASKED;
    }

    /** A granted request for extension. The first deadline stays. */
    LedgerEventKind extend(LocalDate until) {
        requireWithUnit("不用再同意。");
        deadline = until;
        return LedgerEventKind.EXTENDED;
    }

    LedgerEventKind requestDeferral() {
        requireRequestable();
        return LedgerEventKind.DEFERRAL_ASKED;
    }

    /** A granted request for deferral. The state changes when the unit has explained the reason: {@link #defer()}. */
    LedgerEventKind grantDeferral() {
        requireWithUnit("不用再同意。");
        return LedgerEventKind.DEFERRED;
    }

    /** The unit has told the people why the item cannot be done now. */
    LedgerEventKind defer() {
        requireDeferrable();
        state = ItemState.CANNOT_NOW;
        return LedgerEventKind.EXPLAINED;
    }

    /** A review of a deferred item: it still cannot be done. */
    LedgerEventKind keepDeferred() {
        requireDeferred();
        return LedgerEventKind.STILL_DEFERRED;
    }

    /** A review of a deferred item: the unit can do it now. */
    LedgerEventKind resume() {
        requireDeferred();
        state = stateWithUnit();
        return LedgerEventKind.RESUMED;
    }

    /** The people were visited after the write-off and are satisfied. */
    LedgerEventKind confirmByVisit() {
        requireWrittenOff(VISIT_LATER);
        return LedgerEventKind.VISITED;
    }

    /** The people were visited after the write-off and are not satisfied. A new item is registered; this one stays written off. */
    LedgerEventKind reopen() {
        requireWrittenOff(VISIT_LATER);
        return LedgerEventKind.REOPENED;
    }

    private void comeBack() {
        state = ItemState.SENT_BACK;
        returns++;
    }

    private ItemState stateWithUnit() {
        return returns == 0 ? ItemState.UNDER_WAY : ItemState.SENT_BACK;
    }

    private void requireWithUnit(String consequence) {
        if (!state.isWithUnit()) {
            throw LedgerRefusals.notNow(this, consequence);
        }
    }

    private void requireReported(String consequence) {
        require(ItemState.REPORTED, consequence);
    }

    private void requireWrittenOff(String consequence) {
        require(ItemState.WRITTEN_OFF, consequence);
    }

    /** @throws Refusal when the lead unit does not work on the item, so that there is nothing to defer */
    void requireDeferrable() {
        requireWithUnit("不用再说明。");
    }

    /** @throws Refusal when the item is not deferred, so that there is nothing to review */
    void requireDeferred() {
        require(ItemState.CANNOT_NOW, "不用再复核。");
    }

    private void require(ItemState required, String consequence) {
        if (state != required) {
            throw LedgerRefusals.notNow(this, consequence);
        }
    }

    /** Stores the position and the hash of the event that was just recorded. */
    void append(LedgerEvent event) {
        events = event.position();
        hash = event.hash();
    }

    // Conflicts of interest. Each returns the reason, or empty when there is none.

    /** Why this person must not verify, decide on or visit the item: a tie with a helping unit. */
    Optional<String> tieWithHelper(Person decider) {
        return helpers.stream()
                .map(LedgerHelper::unit)
                .flatMap(helper -> decider.tieWith(helper).stream())
                .findFirst()
                .map(reason -> "您与协办单位有回避关系（%s），请由其他同志办理。".formatted(reason));
    }

    /** The person who reported the item done must not verify it. */
    Optional<String> reportedBySelf(String login) {
        return login.equals(reportedBy) ? Optional.of("这一项是您上报完成的，核实要由其他同志进行。") : Optional.empty();
    }

    /** The person who verified the item must not visit the people afterwards. */
    Optional<String> verifiedBySelf(String login) {
        return login.equals(verifiedBy) ? Optional.of("这一项是您核实的，回访要由其他同志进行。") : Optional.empty();
    }

    /** Short name for task names: the number and the beginning of the problem. */
    String title() {
        return number() + "号 "
                + (problem.length() > LONGEST_TITLE ? problem.substring(0, LONGEST_TITLE) + "…" : problem);
    }

    /** 第几号: the primary key. */
    public long number() {
        if (number == null) {
            throw new IllegalStateException("Not saved yet: " + problem);
        }
        return number;
    }

    public String campaign() {
        return campaign;
    }

    /** Code of the lead unit, which is responsible for the whole item. */
    public String unit() {
        return unit;
    }

    public String problem() {
        return problem;
    }

    OpinionKind kind() {
        return kind;
    }

    ItemOrigin origin() {
        return origin;
    }

    /** The written-off item that this one reopens, or null. */
    @Nullable Long reopens() {
        return reopens;
    }

    LocalDate registeredOn() {
        return registeredOn;
    }

    String measures() {
        return measures;
    }

    /** 责任领导; may be empty. */
    String leader() {
        return leader;
    }

    /** Login of the one person responsible. */
    String person() {
        return person;
    }

    String personName() {
        return personName;
    }

    /** The first deadline; it never changes. */
    LocalDate firstDeadline() {
        return firstDeadline;
    }

    LocalDate deadline() {
        return deadline;
    }

    ItemState state() {
        return state;
    }

    /** How many times the item was sent back after verification or write-off. */
    int returns() {
        return returns;
    }

    @Nullable String reportedBy() {
        return reportedBy;
    }

    @Nullable String verifiedBy() {
        return verifiedBy;
    }

    @Nullable String writeOffNumber() {
        return writeOffNumber;
    }

    @Nullable LocalDate writtenOffOn() {
        return writtenOffOn;
    }

    Set<LedgerHelper> helpers() {
        return Set.copyOf(helpers);
    }

    boolean hasHelper(String unit) {
        return helpers.stream().anyMatch(helper -> helper.unit().equals(unit));
    }

    /** Number of events. */
    int events() {
        return events;
    }

    /** Hash of the last event. */
    String hash() {
        return hash;
    }

    /** Position of the stage whose calendar applies. */
    int stage() {
        return stage;
    }

    /** Candidate group of the lead unit. */
    String owner() {
        return CandidateGroups.unit(unit);
    }

    /** The material that the unit hands in to report the item done. */
    MaterialKey material() {
        return new MaterialKey(campaign, owner(), stage, MATERIAL, String.valueOf(number()));
    }
}
