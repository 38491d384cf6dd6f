package org.dudao.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A rating of a unit's work.
 *
 * @param owner the candidate group whose work is rated
 * @param items the questions; the last one is the overall judgement
 * @param invited the number of invited people by category
 * @param opensAt when voting begins
 * @param closesAt when voting ends
 * @param paper whether paper ballots are entered after voting
 * @param closedBy who ended the voting; null when its time ran out
 * @param closedAt when the voting was ended, or when the process noticed the end of its time; null before
 * @param countedAt when the ballots were counted; no ballot is added afterwards; null before
 * @param minimum how many valid ballots the result needs; before the count the default
 * @param shortfall what the decision tables found wrong with the result when it was counted; null when nothing
 */
public record Rating(
        long id,
        String campaign,
        String owner,
        int stage,
        RatingPurpose purpose,
        String title,
        List<String> items,
        SortedMap<VoterCategory, Integer> invited,
        Instant opensAt,
        Instant closesAt,
        boolean paper,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable Instant countedAt,
        RatingMinimum minimum,
        @Nullable String shortfall) {

    static final int LONGEST_REMARK = 200;

    /** The state at a point in time. */
    public enum State {
        ANNOUNCED("未开始"),
        OPEN("正在投票"),
        OVER("投票已结束，待计票"),
        COUNTED("已计票");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    State state(Instant now) {
        if (countedAt != null) {
            return State.COUNTED;
        }
        if (closedAt != null || !now.isBefore(closesAt)) {
            return State.OVER;
        }
        return now.isBefore(opensAt) ? State.ANNOUNCED : State.OPEN;
    }

    Rating with(RatingMinimum other) {
        return new Rating(
                id, campaign, owner, stage, purpose, title, items, invited, opensAt, closesAt, paper, closedBy,
                closedAt, countedAt, other, shortfall);
    }

    boolean isCounted() {
        return countedAt != null;
    }

    int invitedInAll() {
        return invited.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @throws Refusal unless voting is open */
    void requireOpen(Instant now) {
        switch (state(now)) {
            case ANNOUNCED -> throw new Refusal(Refusal.Kind.CONFLICT, "投票还没有开始，请在开始以后再投。");
            case OVER, COUNTED -> throw new Refusal(Refusal.Kind.CONFLICT, "投票已经结束，不能再投了。");
            case OPEN -> {}
        }
    }

    /** @throws Refusal unless voting is over and the ballots are not counted yet */
    void requireOver(Instant now) {
        switch (state(now)) {
            case ANNOUNCED, OPEN -> throw new Refusal(Refusal.Kind.CONFLICT, "投票还没有结束，请先结束投票。");
            case COUNTED -> throw new Refusal(Refusal.Kind.CONFLICT, "已经计票，不能再改。");
            case OVER -> {}
        }
    }

    /**
     * The choices as the box stores them: one digit per item.
     *
     * @param chosen the number of the choice for each item, 1 for the best
     * @param blanks whether an item may be left out (0), as on paper
     * @throws Refusal naming the missing item
     */
    String choices(List<Integer> chosen, boolean blanks) {
        if (chosen.size() > items.size()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "这张票只有%d项，却填了%d项。".formatted(items.size(), chosen.size()));
        }
        var digits = new StringBuilder();
        for (int item = 0; item < items.size(); item++) {
            var choice = item < chosen.size() ? chosen.get(item) : null;
            if (choice == null
                    || choice < (blanks ? 0 : 1)
                    || choice > purpose.choices().size()) {
                throw new Refusal(
                        Refusal.Kind.BAD_REQUEST,
                        "“%s”还没有评，请选%s。".formatted(items.get(item), String.join("、", purpose.choices())));
            }
            digits.append(choice);
        }
        return digits.toString();
    }

    /** @throws Refusal when it is too long */
    static String remark(@Nullable String typed) {
        var remark = typed == null ? "" : plain(typed);
        if (remark.length() > LONGEST_REMARK) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "意见共%d个字，最多%d个字。".formatted(remark.length(), LONGEST_REMARK));
        }
        return remark;
    }

    /** Removes characters that no person types and the database does not store, such as U+0000. */
    static String plain(String typed) {
        return typed.replaceAll("[\\p{Cntrl}&&[^\n]]", "").strip();
    }
}
