package org.dudao.submission;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** Something that a unit or a group hands in, as often as it takes until it is accepted. */
@Table(schema = "dudao", name = "material")
public class Material {

    enum State {
        EXPECTED("待提交"),
        UNDER_REVIEW("待审核"),
        RETURNED("已退回返工"),
        ACCEPTED("已通过");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Id
    private final @Nullable Long id;

    private final String campaign;
    private final String owner;
    private final int stage;
    private final String kind;
    private State state;
    private @Nullable String returnedWords;
    private @Nullable String returnedBy;

    @MappedCollection(idColumn = "material")
    private Set<Round> rounds = new HashSet<>();

    @Version
    private @Nullable Long version;

    Material(@Nullable Long id, String campaign, String owner, int stage, String kind, State state) {
        this.id = id;
        this.campaign = campaign;
        this.owner = owner;
        this.kind = kind;
        this.stage = stage;
        this.state = state;
    }

    static Material expected(MaterialKey key) {
        return new Material(null, key.campaign(), key.owner(), key.stage(), key.kind(), State.EXPECTED);
    }

    /** A new round, which now waits for its reader. */
    void handIn(Answers answers, String by, Instant at) {
        if (state != State.EXPECTED && state != State.RETURNED) {
            throw new MaterialRefused(this, "不能再提交。");
        }
        rounds.add(new Round(rounds.size() + 1, by, at, answers, returnedWords, returnedBy));
        state = State.UNDER_REVIEW;
        returnedWords = null;
        returnedBy = null;
    }

    public void accept() {
        requireUnderReview("不能审核通过。");
        state = State.ACCEPTED;
    }

    /** Back for rework, with the words that say what to mend. */
    public void returnForRework(String words, String by) {
        requireUnderReview("不能退回。");
        comeBack(words, by);
    }

    /** Accepted once, but to be done again: the stage as a whole was not let through. */
    public void reopen(String words, String by) {
        if (state != State.ACCEPTED) {
            throw new MaterialRefused(this, "不用重新打开。");
        }
        comeBack(words, by);
    }

    private void comeBack(String words, String by) {
        state = State.RETURNED;
        returnedWords = words;
        returnedBy = by;
    }

    private void requireUnderReview(String otherwise) {
        if (state != State.UNDER_REVIEW) {
            throw new MaterialRefused(this, otherwise);
        }
    }

    /** The number that it has in the database. */
    public long number() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet: " + kind + " of " + owner);
        }
        return id;
    }

    public String campaign() {
        return campaign;
    }

    public String owner() {
        return owner;
    }

    public String kind() {
        return kind;
    }

    State state() {
        return state;
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    boolean isReturned() {
        return state == State.RETURNED;
    }

    @Nullable String returnedWords() {
        return returnedWords;
    }

    /** How many times it has been handed in. */
    public int handedIn() {
        return rounds.size();
    }

    /** Every round, the first one first. */
    public List<Round> rounds() {
        return rounds.stream().sorted(Comparator.comparingInt(Round::number)).toList();
    }

    public Optional<Round> lastRound() {
        return rounds.stream().max(Comparator.comparingInt(Round::number));
    }
}
