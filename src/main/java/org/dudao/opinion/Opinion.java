package org.dudao.opinion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.dudao.publication.PublicText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** An opinion of the public. The speaker is in {@link SpeakerStore}, which only the office reads. */
@Table(schema = "dudao", name = "opinion")
public class Opinion {

    /** How far the handling is. */
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

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }

    /** Not final: the repository sets it when it inserts this object. */
    @Id
    private @Nullable Long number;

    private final String campaign;
    private final @Nullable String unit;
    private final OpinionChannel channel;
    private final String words;
    private final LocalDate heardOn;
    private final @Nullable Long visit;
    private final boolean contactLeft;

    @Column("print")
    private final String fingerprint;

    @SuppressWarnings("UnusedVariable") // only saved
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

    @Column("begun")
    private boolean processStarted;

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
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
            String fingerprint,
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
        this.fingerprint = fingerprint;
        this.copy = copy;
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
        this.holder = holder;
    }

    /**
     * @param copy 1 for the first opinion with this fingerprint in the unit, 2 for the second, and so on
     * @param enteredBy login; null for the public
     */
    static Opinion entered(
            NewOpinion opinion,
            String campaign,
            @Nullable Long visit,
            int copy,
            @Nullable String enteredBy,
            Instant now) {
        return new Opinion(
                null,
                campaign,
                opinion.unit(),
                opinion.channel(),
                opinion.words(),
                opinion.heardOn(),
                visit,
                opinion.hasContact(),
                opinion.fingerprint(),
                copy,
                enteredBy,
                now,
                groupOf(opinion.unit()));
    }

    /** The candidate group of the unit; for the whole county the office. */
    static String groupOf(@Nullable String unit) {
        return unit == null ? CandidateGroups.OFFICE : CandidateGroups.unit(unit);
    }

    /** @param process the id of the instance that handles it */
    void setProcess(String process) {
        this.process = process;
    }

    /** Stores the proposal of the word lists. */
    void propose(@Nullable OpinionKind kind, Concern concerns) {
        proposedKind = kind;
        proposedConcerns = concerns;
    }

    /** Its process is started in this transaction; it is not started again. */
    void markProcessStarted() {
        processStarted = true;
    }

    /** A person decides the category and who acts. */
    void sort(Sorting sorting) {
        if (state != State.UNSORTED) {
            throw OpinionRefusal.notNow(this, "不能再分类。");
        }
        // Only the first sorting counts as accepting or rejecting the proposal.
        proposalDecided = proposalDecided || (processStarted && returns == 0);
        kind = sorting.kind();
        concerns = sorting.concerns();
        leaders = sorting.leaders();
        handler = sorting.handler();
        holder = sorting.handler();
        state = isHandedOn() ? State.HANDED_ON : State.IN_HAND;
    }

    /**
     * A member of the group that acts has claimed the task (签收).
     *
     * @return false when it was received before
     */
    boolean receive() {
        if (state != State.HANDED_ON) {
            return false;
        }
        state = State.IN_HAND;
        return true;
    }

    /**
     * The group cannot act. The opinion returns to the unit that recorded it; the last allowed return goes to the office, which
     * decides who acts.
     *
     * @param mostReturns after this number of returns nobody returns it again
     */
    void returnToSender(int mostReturns) {
        requireInHand("不能退回。");
        if (!mayBeReturned(mostReturns)) {
            throw OpinionRefusal.notNow(this, isHandedOn() ? "由活动办确定承办，不能再退回。" : "是本单位听到、由本单位办理的，没有可以退回的单位。");
        }
        returns++;
        state = State.UNSORTED;
        holder = returns < mostReturns ? sender() : CandidateGroups.OFFICE;
        handler = null;
    }

    void answer(String words) {
        requireInHand("不能答复。");
        answer = words;
        state = State.ANSWERED;
        holder = feedbackGroup();
    }

    void feedBack(FeedbackMode mode, Instant now) {
        if (state != State.ANSWERED) {
            throw OpinionRefusal.notNow(this, "不能反馈。");
        }
        feedback = mode;
        fedBackAt = now;
        state = State.FED_BACK;
    }

    void putOnLedger(long item) {
        if (ledgerItem != null) {
            throw OpinionRefusal.notNow(this, "已经列入台账第%d项，不能再列入别的项。".formatted(ledgerItem));
        }
        ledgerItem = item;
    }

    private void requireInHand(String consequence) {
        if (state != State.IN_HAND && state != State.HANDED_ON) {
            throw OpinionRefusal.notNow(this, consequence);
        }
    }

    /** The number in the register. */
    public long number() {
        if (number == null) {
            throw new IllegalStateException("Not saved yet: " + fingerprint);
        }
        return number;
    }

    public String campaign() {
        return campaign;
    }

    /** The code of the unit that heard it; null for the whole county. */
    public @Nullable String unit() {
        return unit;
    }

    public OpinionChannel channel() {
        return channel;
    }

    /** The wording. */
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

    /** The names of the leaders whom it concerns, separated by 、; empty for none. */
    public String leaders() {
        return leaders;
    }

    public State state() {
        return state;
    }

    /** The candidate group that acts; empty before the sorting. */
    public Optional<String> handler() {
        return Optional.ofNullable(handler);
    }

    /** The candidate group that has to do the next step. */
    public String holder() {
        return holder;
    }

    /** Empty before the answer. */
    public String answer() {
        return answer;
    }

    public Optional<FeedbackMode> feedback() {
        return Optional.ofNullable(feedback);
    }

    boolean isPublished() {
        return feedback == FeedbackMode.PUBLISHED;
    }

    /** The opinion and its answer, not masked yet. */
    PublicText publicText() {
        return new PublicText(words, answer);
    }

    /** The key of its public text. */
    String publicKey() {
        return String.valueOf(number());
    }

    /** The ledger item that it became a part of. */
    public Optional<Long> ledgerItem() {
        return Optional.ofNullable(ledgerItem);
    }

    /** The candidate group of the unit that heard it. */
    public String sender() {
        return groupOf(unit);
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

    /** @param mostReturns as in {@link #returnToSender} */
    boolean mayBeReturned(int mostReturns) {
        return isHandedOn() && returns < mostReturns;
    }

    /** The group that feeds the answer back. Only the office sees a contact, so with a contact it is the office. */
    String feedbackGroup() {
        return contactLeft ? CandidateGroups.OFFICE : sender();
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
