package org.dudao.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Something that a unit or a group hands in, as often as it takes until it is accepted. Its rounds are in {@link RoundStore}. */
@Table(schema = "dudao", name = "material")
public class Material {

    /** Where it stands. */
    public enum State {
        EXPECTED("待提交"),
        UNDER_REVIEW("待审核"),
        RETURNED("已退回返工"),
        ACCEPTED("已通过"),
        CANNOT_NOW("暂不能解决");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As the office says it. */
        public String label() {
            return label;
        }
    }

    @Id
    private final @Nullable Long id;

    private final String campaign;
    private final String owner;
    private final int stage;
    private final String kind;
    private final String part;
    private final String partName;
    private State state;
    private int handedIn;
    private int returns;
    private @Nullable String returnedBy;

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable Instant returnedAt;

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable String openedBy;

    private @Nullable Instant openedAt;

    @Version
    @SuppressWarnings("UnusedVariable") // Spring Data uses it
    private @Nullable Long version;

    Material(
            @Nullable Long id,
            String campaign,
            String owner,
            int stage,
            String kind,
            String part,
            String partName,
            State state) {
        this.id = id;
        this.campaign = campaign;
        this.owner = owner;
        this.kind = kind;
        this.part = part;
        this.partName = partName;
        this.stage = stage;
        this.state = state;
    }

    /** @param partName the key's part as people call it; empty where there is none */
    static Material expected(MaterialKey key, String partName) {
        return new Material(
                null, key.campaign(), key.owner(), key.stage(), key.kind(), key.part(), partName, State.EXPECTED);
    }

    /** One more round, which now waits for its reader. */
    void handIn() {
        if (state != State.EXPECTED && state != State.RETURNED) {
            throw new MaterialRefusal(this, "不能再提交。");
        }
        handedIn++;
        state = State.UNDER_REVIEW;
        openedBy = null;
        openedAt = null;
    }

    /** The round is taken back before anybody has read it. */
    void withdraw() {
        requireUnderReview("不能撤回。");
        if (openedAt != null) {
            throw new MaterialRefusal(this, "审核人已经打开，不能撤回；需要修改的，请与审核人联系，退回后再交下一轮。");
        }
        state = beforeHandingIn();
    }

    public void accept() {
        requireUnderReview("不能审核通过。");
        state = State.ACCEPTED;
    }

    /** Back for rework. */
    public void returnForRework(String by, Instant at) {
        requireUnderReview("不能退回。");
        returns++;
        comeBack(by, at);
    }

    /** Accepted once, but to be done again. */
    public void reopen(String by, Instant at) {
        if (state != State.ACCEPTED) {
            throw new MaterialRefusal(this, "不用重新打开。");
        }
        comeBack(by, at);
    }

    /** What is asked for cannot be done now: nothing is waited for until it can. */
    void putOff() {
        if (state != State.EXPECTED && state != State.RETURNED) {
            throw new MaterialRefusal(this, "不能暂缓。");
        }
        state = State.CANNOT_NOW;
    }

    /** It can be done now. */
    void takeUpAgain() {
        if (state != State.CANNOT_NOW) {
            throw new MaterialRefusal(this, "没有暂缓。");
        }
        state = beforeHandingIn();
    }

    private State beforeHandingIn() {
        return returnedBy == null ? State.EXPECTED : State.RETURNED;
    }

    private void comeBack(String by, Instant at) {
        state = State.RETURNED;
        returnedBy = by;
        returnedAt = at;
    }

    private void requireUnderReview(String otherwise) {
        if (state != State.UNDER_REVIEW) {
            throw new MaterialRefusal(this, otherwise);
        }
    }

    /** The number that it has in the database. */
    public long number() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet: " + kind + " of " + owner);
        }
        return id;
    }

    public MaterialKey key() {
        return new MaterialKey(campaign, owner, stage, kind, part);
    }

    public String owner() {
        return owner;
    }

    public String kind() {
        return kind;
    }

    /** Which of several of the kind, as people call it: a leader's name; empty where there is one. */
    public String partName() {
        return partName;
    }

    public State state() {
        return state;
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    /** Whether something of it is still waited for. */
    boolean isOutstanding() {
        return state != State.ACCEPTED && state != State.CANNOT_NOW;
    }

    boolean isReturned() {
        return state == State.RETURNED;
    }

    /** How many times it has been handed in, withdrawn rounds included: the number of the last round. */
    public int handedIn() {
        return handedIn;
    }

    /** How many times its reader has sent it back. */
    public int returns() {
        return returns;
    }

    /** Login of who sent it back last, or null. */
    public @Nullable String returnedBy() {
        return returnedBy;
    }

    /** Whether the last round can still be taken back. */
    public boolean canBeWithdrawn() {
        return state == State.UNDER_REVIEW && openedAt == null;
    }
}
