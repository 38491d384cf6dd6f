package org.dudao.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A material that a unit or a group hands in, in one or more rounds, until it is accepted. {@link RoundStore} has the rounds. */
@Table(schema = "dudao", name = "material")
public class Material {

    /** The states of a material. */
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

        /** The name of the state in Chinese. */
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

    @SuppressWarnings("UnusedVariable") // only saved
    private @Nullable Instant expectedAt;

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

    /** @param partName the name of the key's part; empty if there is none */
    static Material expected(MaterialKey key, String partName, Instant at) {
        var material = new Material(
                null, key.campaign(), key.owner(), key.stage(), key.kind(), key.part(), partName, State.EXPECTED);
        material.expectedAt = at;
        return material;
    }

    /** Hands in the next round, which then waits for review. */
    void handIn() {
        if (state != State.EXPECTED && state != State.RETURNED) {
            throw new MaterialRefusal(this, "不能再提交。");
        }
        handedIn++;
        state = State.UNDER_REVIEW;
        openedBy = null;
        openedAt = null;
    }

    /** Withdraws the round before a reader has opened it. */
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

    /** Returns the round for rework. */
    public void returnForRework(String by, Instant at) {
        requireUnderReview("不能退回。");
        returns++;
        returnToOwner(by, at);
    }

    /** The accepted round is under review again. It stays opened, so that the owner cannot withdraw it. */
    public void takeAcceptanceBack(String reader, Instant at) {
        if (state != State.ACCEPTED) {
            throw new MaterialRefusal(this, "没有可以撤回的通过。");
        }
        state = State.UNDER_REVIEW;
        if (openedAt == null) {
            openedBy = reader;
            openedAt = at;
        }
    }

    /** Asks for one more round of an accepted material. */
    public void reopen(String by, Instant at) {
        if (state != State.ACCEPTED) {
            throw new MaterialRefusal(this, "不用重新打开。");
        }
        returnToOwner(by, at);
    }

    /** The material cannot be produced now. Nothing is due until {@link #takeUpAgain}. */
    void putOff() {
        if (state != State.EXPECTED && state != State.RETURNED) {
            throw new MaterialRefusal(this, "不能暂缓。");
        }
        state = State.CANNOT_NOW;
    }

    /** The material that was put off can be produced now. */
    void takeUpAgain() {
        if (state != State.CANNOT_NOW) {
            throw new MaterialRefusal(this, "没有暂缓。");
        }
        state = beforeHandingIn();
    }

    private State beforeHandingIn() {
        return returnedBy == null ? State.EXPECTED : State.RETURNED;
    }

    private void returnToOwner(String by, Instant at) {
        state = State.RETURNED;
        returnedBy = by;
        returnedAt = at;
    }

    private void requireUnderReview(String consequence) {
        if (state != State.UNDER_REVIEW) {
            throw new MaterialRefusal(this, consequence);
        }
    }

    /** The id in the database. */
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

    /** The name of this part if there are several materials of the kind, such as a leader's name; empty otherwise. */
    public String partName() {
        return partName;
    }

    public State state() {
        return state;
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    /** Whether the owner or a reader still has work to do for it. */
    boolean isOutstanding() {
        return state != State.ACCEPTED && state != State.CANNOT_NOW;
    }

    boolean isReturned() {
        return state == State.RETURNED;
    }

    /** The number of rounds, withdrawn rounds included; also the number of the last round. */
    public int handedIn() {
        return handedIn;
    }

    /** How many times a reader has returned it. */
    public int returns() {
        return returns;
    }

    /** The login of the person who returned it last, or null. */
    public @Nullable String returnedBy() {
        return returnedBy;
    }

    /** Whether the last round can still be withdrawn. */
    public boolean canBeWithdrawn() {
        return state == State.UNDER_REVIEW && openedAt == null;
    }
}
