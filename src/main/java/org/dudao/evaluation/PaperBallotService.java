package org.dudao.evaluation;

import java.time.Clock;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters paper ballots after voting is over. Two people enter each ballot independently, under the number that the
 * counters wrote on it. Equal entries go into the box; different ones are entered again, or a third person decides.
 */
@Service
@Transactional
class PaperBallotService {

    private static final int HIGHEST_NUMBER = 9_999;

    private final RatingStore ratings;
    private final BallotBox box;
    private final PaperBallotStore papers;
    private final RatingAccess access;
    private final Clock clock;

    PaperBallotService(RatingStore ratings, BallotBox box, PaperBallotStore papers, RatingAccess access, Clock clock) {
        this.ratings = ratings;
        this.box = box;
        this.papers = papers;
        this.access = access;
        this.clock = clock;
    }

    /** The result of an entry. */
    enum Outcome {
        /** Waits for the entry of a second person. */
        FIRST,
        /** Both entries are equal; the ballot is in the box. */
        AGREED,
        /** The two entries differ. */
        DIFFERENT
    }

    /**
     * @param chosen the choice for each item; 0 for an invalid one
     * @throws Refusal when voting is not over, when the ballot is in the box already, or when two other people have
     *     entered it
     */
    Outcome enter(
            long id, int number, VoterCategory category, List<Integer> chosen, @Nullable String remark, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireEntering(rating, number);
        requireInvited(rating, category);
        var others = papers.of(id, number).stream()
                .filter(entry -> !entry.enteredBy().equals(login))
                .toList();
        if (others.size() > 1) {
            throw new Refusal(Refusal.Kind.CONFLICT, "第%d号票已经有两个人录入，录得不一样；请他们重新录入，或者由您裁定。".formatted(number));
        }
        var entry = new PaperBallotStore.Entry(
                number, login, category, rating.choices(chosen, true), Rating.remark(remark));
        if (others.isEmpty()) {
            papers.enter(id, entry);
            return Outcome.FIRST;
        }
        if (others.get(0).isEqualTo(entry)) {
            putIntoBox(rating, entry, new PaperBallotStore.Settled(number, null, null));
            return Outcome.AGREED;
        }
        papers.enter(id, entry);
        return Outcome.DIFFERENT;
    }

    /**
     * A third person has seen the ballot and says which of the two entries is right.
     *
     * @throws Refusal when the entries are equal, or when the person made one of them
     */
    void decide(long id, int number, String rightOne, @Nullable String reason, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireEntering(rating, number);
        var entries = papers.of(id, number);
        if (entries.size() < 2) {
            throw new Refusal(Refusal.Kind.CONFLICT, "第%d号票还没有两个人录入，不用裁定。".formatted(number));
        }
        if (entries.stream().anyMatch(entry -> entry.enteredBy().equals(login))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "第%d号票您自己录入过，请由第三个人裁定。".formatted(number));
        }
        var words = Rating.remark(reason);
        if (words.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "请写明为什么以这一份为准。");
        }
        var right = entries.stream()
                .filter(entry -> entry.enteredBy().equals(rightOne))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.BAD_REQUEST, "“%s”没有录入过第%d号票。".formatted(rightOne, number)));
        putIntoBox(rating, right, new PaperBallotStore.Settled(number, login, words));
    }

    /** Removes the person's own entry, when the ballot was numbered or entered by mistake. */
    void takeBack(long id, int number, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireEntering(rating, number);
        if (!papers.takeBack(id, number, login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "第%d号票不是您录入的。".formatted(number));
        }
    }

    private void requireEntering(Rating rating, int number) {
        rating.requireOver(clock.instant());
        if (!rating.paper()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "这次评议没有纸质票。");
        }
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "票的编号应在 1 到 %d 之间。".formatted(HIGHEST_NUMBER));
        }
        if (papers.settled(rating.id(), number).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "第%d号票已经录入并核对一致。".formatted(number));
        }
    }

    private static void requireInvited(Rating rating, VoterCategory category) {
        if (!rating.invited().containsKey(category)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "这次评议没有邀请“%s”。".formatted(category.label()));
        }
    }

    /** A category never has more ballots than invited people. */
    private void putIntoBox(Rating rating, PaperBallotStore.Entry entry, PaperBallotStore.Settled settled) {
        int invited = rating.invited().getOrDefault(entry.category(), 0);
        if (box.size(rating.id()).getOrDefault(entry.category(), 0) >= invited) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "“%1$s”邀请了%2$d人，已经有%2$d张票，第%3$d号票多出来了，请核对。"
                            .formatted(entry.category().label(), invited, entry.number()));
        }
        box.useAny(rating.id(), entry.category());
        box.put(rating.id(), entry.category(), entry.choices(), entry.remark());
        papers.settle(rating.id(), settled);
    }
}
