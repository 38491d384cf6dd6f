package org.dudao.opinion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Something that was said by the public. Who said it is in {@link SpeakerStore}, which the office alone reads. */
@Table(schema = "dudao", name = "opinion")
public class Opinion {

    /** Where it stands. */
    public enum State {
        UNSORTED("待分类"),
        HANDED_ON("待签收"),
        IN_HAND("办理中"),
        ANSWERED("待反馈"),
        FED_BACK("已反馈");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As the office says it. */
        public String label() {
            return label;
        }
    }

    /** The second time that it comes back the office decides who acts, and nobody returns it any more. */
    private static final int MOST_RETURNS = 2;

    /** Not final: set into this very object when it is saved first, where another would come back without the rest of it. */
    @Id
    private @Nullable Long number;

    private final String campaign;
    private final @Nullable String unit;
    private final OpinionChannel channel;
    private final String words;
    private final LocalDate heardOn;
    private final @Nullable Long visit;
    private final boolean contactLeft;
    private final String print;
    private final int copy;
    private final @Nullable String enteredBy;
    private final Instant enteredAt;
    private @Nullable OpinionKind kind;
    private @Nullable Concern concerns;
    private String leaders = "";
    private @Nullable OpinionKind proposedKind;
    private @Nullable Concern proposedConcerns;
    private boolean proposalDecided;
    private State state = State.UNSORTED;
    private @Nullable String handler;
    private String holder;
    private int returns;
    private String answer = "";
    private @Nullable FeedbackMode feedback;
    private @Nullable Instant fedBackAt;
    private @Nullable Long ledgerItem;
    private @Nullable String process;
    private boolean begun;

    @Version
    private @Nullable Long version;

    Opinion(
            @Nullable Long number,
            String campaign,
            @Nullable String unit,
            OpinionChannel channel,
            String words,
            LocalDate heardOn,
            @Nullable Long visit,
            boolean contactLeft,
            String print,
            int copy,
            @Nullable String enteredBy,
            Instant enteredAt,
            String holder) {
        this.number = number;
        this.campaign = campaign;
        this.unit = unit;
        this.channel = channel;
        this.words = words;
        this.heardOn = heardOn;
        this.visit = visit;
        this.contactLeft = contactLeft;
        this.print = print;
        this.copy = copy;
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
        this.holder = holder;
    }

    /** @param copy how many of the same were there before */
    static Opinion heard(
            NewOpinion said, String campaign, @Nullable Long visit, int copy, @Nullable String by, Instant now) {
        return new Opinion(
                null,
                campaign,
                said.unit(),
                said.channel(),
                said.words(),
                said.heardOn(),
                visit,
                said.hasContact(),
                said.print(),
                copy,
                by,
                now,
                partyOf(said.unit()));
    }

    /** The unit's candidate group; the office's for the whole county. */
    static String partyOf(@Nullable String unit) {
        return unit == null ? CandidateGroups.OFFICE : CandidateGroups.unit(unit);
    }

    /** Its process goes on in the engine. */
    void begin(String process) {
        this.process = process;
    }

    /** What the word lists make of it. */
    void propose(@Nullable OpinionKind kind, Concern concerns) {
        proposedKind = kind;
        proposedConcerns = concerns;
    }

    /** Its process has been started, or is about to: never twice. */
    void markBegun() {
        begun = true;
    }

    /** A person decides what it is about and who acts. */
    void sort(Sorting sorting) {
        if (state != State.UNSORTED) {
            throw OpinionRefusal.notNow(this, "不能再分类。");
        }
        // What comes back is sorted anew, and the proposal has been decided the first time.
        proposalDecided = proposalDecided || begun && returns == 0;
        kind = sorting.kind();
        concerns = sorting.concerns();
        leaders = sorting.leaders();
        handler = sorting.handler();
        holder = sorting.handler();
        state = isHandedOn() ? State.HANDED_ON : State.IN_HAND;
    }

    /** Whoever it was handed on to has taken it (签收); false when they had before. */
    boolean receive() {
        if (state != State.HANDED_ON) {
            return false;
        }
        state = State.IN_HAND;
        return true;
    }

    /** Whoever it was handed on to cannot act: it goes back to whoever handed it on, the second time to the office. */
    void returnToSender() {
        requireInHand("不能退回。");
        if (!mayBeReturned()) {
            throw OpinionRefusal.notNow(this, isHandedOn() ? "由活动办确定承办，不能再退回。" : "是本单位听到、由本单位办理的，没有可以退回的单位。");
        }
        returns++;
        state = State.UNSORTED;
        holder = returns < MOST_RETURNS ? sender() : CandidateGroups.OFFICE;
        handler = null;
    }

    void answer(String words) {
        requireInHand("不能答复。");
        answer = words;
        state = State.ANSWERED;
        holder = feedsBack();
    }

    void feedBack(FeedbackMode how, Instant now) {
        if (state != State.ANSWERED) {
            throw OpinionRefusal.notNow(this, "不能反馈。");
        }
        feedback = how;
        fedBackAt = now;
        state = State.FED_BACK;
    }

    void putOnLedger(long item) {
        if (ledgerItem != null) {
            throw OpinionRefusal.notNow(this, "已经列入台账第%d项，不能再列入别的项。".formatted(ledgerItem));
        }
        ledgerItem = item;
    }

    private void requireInHand(String otherwise) {
        if (state != State.IN_HAND && state != State.HANDED_ON) {
            throw OpinionRefusal.notNow(this, otherwise);
        }
    }

    /** The number that it has in the register. */
    public long number() {
        if (number == null) {
            throw new IllegalStateException("Not saved yet: " + print);
        }
        return number;
    }

    public String campaign() {
        return campaign;
    }

    /** The code of the unit where it was heard; null for the whole county. */
    public @Nullable String unit() {
        return unit;
    }

    public OpinionChannel channel() {
        return channel;
    }

    /** What was said, as it was said. */
    public String words() {
        return words;
    }

    public LocalDate heardOn() {
        return heardOn;
    }

    public Optional<OpinionKind> kind() {
        return Optional.ofNullable(kind);
    }

    public Optional<Concern> concerns() {
        return Optional.ofNullable(concerns);
    }

    /** The names of the leaders whom it concerns; empty for none. */
    public String leaders() {
        return leaders;
    }

    public State state() {
        return state;
    }

    /** The candidate group that acts, once that is decided. */
    public Optional<String> handler() {
        return Optional.ofNullable(handler);
    }

    /** The candidate group that has it now. */
    public String holder() {
        return holder;
    }

    /** Empty until it is answered. */
    public String answer() {
        return answer;
    }

    public Optional<FeedbackMode> feedback() {
        return Optional.ofNullable(feedback);
    }

    /** The item of the ledger that it is on, if it is on one. */
    public Optional<Long> ledgerItem() {
        return Optional.ofNullable(ledgerItem);
    }

    /** The candidate group where it was heard. */
    public String sender() {
        return partyOf(unit);
    }

    Optional<OpinionKind> proposedKind() {
        return Optional.ofNullable(proposedKind);
    }

    Optional<Concern> proposedConcerns() {
        return Optional.ofNullable(proposedConcerns);
    }

    Optional<Long> visit() {
        return Optional.ofNullable(visit);
    }

    Optional<String> process() {
        return Optional.ofNullable(process);
    }

    int returns() {
        return returns;
    }

    boolean isHandedOn() {
        return handler != null && !handler.equals(sender());
    }

    boolean mayBeReturned() {
        return isHandedOn() && returns < MOST_RETURNS;
    }

    /** Whoever left a contact left it to the office. */
    String feedsBack() {
        return contactLeft ? CandidateGroups.OFFICE : sender();
    }

    boolean isBegun() {
        return begun;
    }

    @Nullable String enteredBy() {
        return enteredBy;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    @Nullable Instant fedBackAt() {
        return fedBackAt;
    }
}
