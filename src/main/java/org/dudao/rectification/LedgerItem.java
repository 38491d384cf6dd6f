package org.dudao.rectification;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.submission.MaterialKey;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An item of the ledger. Whoever changes it goes through {@link LedgerService}, which writes down what has changed: a row is nothing
 * but the sum of its events.
 */
@Table(schema = "dudao", name = "ledger_item")
public class LedgerItem {

    /** The kind of material in which an item is reported done and verified. */
    static final String MATERIAL = "rectification-item";

    /** Not final: Spring Data would make a new object of the constructor's fields alone to set it. */
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
    private final LocalDate acceptedOn;
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
            LocalDate acceptedOn,
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
        this.acceptedOn = acceptedOn;
        this.firstDeadline = firstDeadline;
        this.measures = measures;
        this.leader = leader;
        this.person = person;
        this.personName = personName;
        this.deadline = deadline;
        this.helpers = helpers;
    }

    /** Every field that says something, as its events tell it; empty for what is not there. */
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
        fields.put("acceptedOn", acceptedOn.toString());
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

    void isRecorded(LedgerEvent event) {
        events = event.position();
        hash = event.hash();
    }

    void reportedDone(String by) {
        state = ItemState.REPORTED;
        reportedBy = by;
    }

    void backWithTheUnit() {
        state = returns == 0 ? ItemState.UNDER_WAY : ItemState.SENT_BACK;
    }

    void sentBack() {
        state = ItemState.SENT_BACK;
        returns++;
    }

    void writtenOff(String by, String writeOffNumber, LocalDate on) {
        state = ItemState.WRITTEN_OFF;
        verifiedBy = by;
        this.writeOffNumber = writeOffNumber;
        writtenOffOn = on;
    }

    void extendedUntil(LocalDate until) {
        deadline = until;
    }

    void cannotBeDoneNow() {
        state = ItemState.CANNOT_NOW;
    }

    void isGivenTo(String login, String name) {
        person = login;
        personName = name;
    }

    void partReported(String helper, String part) {
        helpers = new HashSet<>(helpers);
        helpers.removeIf(one -> one.unit().equals(helper));
        helpers.add(new LedgerHelper(helper, part));
    }

    /** 第几号, the number that it has in the database. */
    public long number() {
        if (number == null) {
            throw new IllegalStateException("Not on the ledger yet: " + problem);
        }
        return number;
    }

    public String campaign() {
        return campaign;
    }

    /** Code of the lead unit, which answers for the whole. */
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

    /** The item whose work did not hold, or null. */
    @Nullable Long reopens() {
        return reopens;
    }

    LocalDate acceptedOn() {
        return acceptedOn;
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

    /** The first one, which is never changed. */
    LocalDate firstDeadline() {
        return firstDeadline;
    }

    LocalDate deadline() {
        return deadline;
    }

    ItemState state() {
        return state;
    }

    /** How many times its verification has sent it back. */
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

    /** How many events it has, and the last one's hash. */
    int events() {
        return events;
    }

    String hash() {
        return hash;
    }

    int stage() {
        return stage;
    }

    String owner() {
        return CandidateGroups.unit(unit);
    }

    /** What is handed in to have it written off. */
    MaterialKey material() {
        return new MaterialKey(campaign, owner(), stage, MATERIAL, String.valueOf(number()));
    }
}
