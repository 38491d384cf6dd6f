package org.dudao.evaluation;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.TypedSecret;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The actions of the unit, its supervision group and the office on a rating: prepare, print slips, end the voting,
 * count.
 */
@Service
@Transactional
public class RatingService {

    private static final int LONGEST_NAME = 50;

    private final RatingStore ratings;
    private final BallotBox box;
    private final SlipPrintingStore printings;
    private final PaperBallotStore papers;
    private final RatingAccess access;
    private final RatingWorkflow workflow;
    private final DecisionTables decisions;
    private final RatingMinimumTable minimums;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RatingService(
            RatingStore ratings,
            BallotBox box,
            SlipPrintingStore printings,
            PaperBallotStore papers,
            RatingAccess access,
            RatingWorkflow workflow,
            DecisionTables decisions,
            RatingMinimumTable minimums,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ratings = ratings;
        this.box = box;
        this.printings = printings;
        this.papers = papers;
        this.access = access;
        this.workflow = workflow;
        this.decisions = decisions;
        this.minimums = minimums;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A slip for handing out. Its secrets are not stored.
     *
     * @param link the secret in its link
     * @param code the secret for typing, in groups
     */
    public record PrintedSlip(VoterCategory category, String link, String code) {}

    /** @throws Refusal naming what is wrong */
    long prepare(NewRating rating, String login) {
        access.requireMayRun(rating.owner(), login);
        var now = clock.instant();
        rating.check(now);
        return ratings.add(rating, login, now);
    }

    /** @throws Refusal while another rating of the same purpose is not counted */
    long prepareWithoutProcess(NewRating rating, String login) {
        access.requireMayRun(rating.owner(), login);
        ratings.lockPreparation(rating);
        ratings.newest(rating.campaign(), rating.owner(), rating.purpose())
                .filter(before -> !before.isCounted())
                .ifPresent(before -> {
                    throw new Refusal(Refusal.Kind.CONFLICT, "“%s”还没有计票，不能另外组织。".formatted(before.title()));
                });
        return prepare(rating, login);
    }

    /** @throws Refusal after slips were printed, because people may have seen them, or after voting is over */
    void changeSheet(long id, List<String> questions, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireNotOver(rating);
        if (!box.slips(id).isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "评议票已经印发，评议项目不能再改。");
        }
        ratings.setItems(id, RatingQuestions.of(questions));
    }

    /** @throws Refusal for more names than invited people, or for a duplicate */
    void changeRoll(long id, VoterCategory category, List<String> names, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireNotOver(rating);
        var clean = names.stream()
                .map(Rating::plain)
                .filter(name -> !name.isEmpty())
                .toList();
        int invited = invited(rating, category);
        if (clean.size() > invited) {
            throw wrong("“%s”邀请%d人，名单上有%d人。".formatted(category.label(), invited, clean.size()));
        }
        clean.stream().filter(name -> name.length() > LONGEST_NAME).findFirst().ifPresent(name -> {
            throw wrong("姓名“%s…”太长，最多%d个字，一行写一个人。".formatted(name.substring(0, 10), LONGEST_NAME));
        });
        if (new HashSet<>(clean).size() < clean.size()) {
            throw wrong("“%s”的名单上有重复的姓名；同名的请加注单位。".formatted(category.label()));
        }
        ratings.setRoll(id, category, clean);
    }

    /**
     * Prints slips for all people of a category who have not voted; slips printed before become invalid.
     *
     * @param anew confirms that slips were printed before
     */
    public List<PrintedSlip> print(long id, VoterCategory category, boolean anew, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        requireNotOver(rating);
        int invited = invited(rating, category);
        int before = box.slips(id).getOrDefault(category, 0);
        if (before > 0 && !anew) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "“%s”的评议票已经印过%d张；重印以后，以前印的没有用过的全部作废。".formatted(category.label(), before));
        }
        box.withdrawUnused(id, category);
        int missing = invited - box.size(id).getOrDefault(category, 0);
        var secrets = Stream.generate(() -> new BallotBox.Secret(TypedSecret.newLink(), TypedSecret.newCode()))
                .limit(missing)
                .toList();
        box.issue(id, category, secrets);
        printings.add(id, category, missing, login, clock.instant());
        return secrets.stream()
                .map(secret -> new PrintedSlip(category, secret.link(), TypedSecret.grouped(secret.code())))
                .toList();
    }

    /** Ends the voting early. A rating without a process and without paper ballots is counted at once. */
    public void close(long id, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        var now = clock.instant();
        if (rating.closedAt() != null) {
            return;
        }
        if (rating.state(now) == Rating.State.ANNOUNCED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "投票还没有开始，不能结束。");
        }
        ratings.close(id, login, now);
        boolean processGoesOn = workflow.tellClosed(id);
        if (!processGoesOn && !rating.paper()) {
            countBallots(id, login);
        }
    }

    /** Called when the time is up. The voting is over, whether or not somebody has ended it before. */
    void closeOnTime(long id) {
        ratings.lock(id);
        ratings.close(id, null, clock.instant());
    }

    /** Counts a rating without a process. */
    public void count(long id, String login) {
        var rating = ratings.lock(id);
        access.requireMayRun(rating, login);
        rating.requireOver(clock.instant());
        if (rating.purpose() != RatingPurpose.MOBILISATION) {
            throw new Refusal(Refusal.Kind.CONFLICT, "纸质票录完以后，请在任务列表里办结“录入纸质票”，系统随即计票。");
        }
        ratings.close(id, login, clock.instant());
        countBallots(id, login);
    }

    /** @throws Refusal while two people have not entered all paper ballots equally */
    void countBallots(long id, @Nullable String login) {
        var rating = ratings.lock(id);
        rating.requireOver(clock.instant());
        var unsettled = papers.unsettled(id).keySet();
        if (!unsettled.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "还有%d张纸质票没有核对一致：第%s号。请在评议页上录完、核对一致，再计票。"
                            .formatted(
                                    unsettled.size(),
                                    unsettled.stream().map(String::valueOf).collect(Collectors.joining("、"))));
        }
        var minimum = minimums.of(rating.purpose());
        var shortfall = shortfall(rating, result(rating.with(minimum)));
        ratings.count(id, login, clock.instant(), minimum, shortfall.orElse(null));
        events.publishEvent(
                new RatingCounted(id, rating.campaign(), rating.owner(), rating.purpose(), shortfall.orElse("")));
    }

    private Optional<String> shortfall(Rating rating, RatingResult result) {
        if (result.isTooSmall()) {
            return Optional.of("有效票只有%d张，少于%d张：结果不公布，也不算数，请重新组织评议。".formatted(result.valid(), result.fewest()));
        }
        if (rating.purpose() == RatingPurpose.MOBILISATION) {
            return Optional.empty();
        }
        var figures = RatingFormValues.ofPublicRating(result);
        return Stream.of("ratingProper", "publicSatisfaction")
                .flatMap(decision -> decisions.firstRule(decision, figures).stream())
                .filter(rule -> !Boolean.TRUE.equals(rule.get("met")))
                .map(rule -> String.valueOf(rule.get("reason")))
                .findFirst();
    }

    /** Whether a counted rating has too few valid ballots: it is not shown and does not count. */
    boolean isTooSmall(long id) {
        return result(ratings.get(id)).isTooSmall();
    }

    private RatingResult result(Rating rating) {
        return RatingResult.of(rating, box.ballots(rating.id()), List.of());
    }

    private void requireNotOver(Rating rating) {
        var state = rating.state(clock.instant());
        if (state != Rating.State.ANNOUNCED && state != Rating.State.OPEN) {
            throw new Refusal(Refusal.Kind.CONFLICT, "投票已经结束，不能再改，也不能再印评议票。");
        }
    }

    private static int invited(Rating rating, VoterCategory category) {
        return Optional.ofNullable(rating.invited().get(category))
                .orElseThrow(() -> wrong("这次评议没有邀请“%s”。".formatted(category.label())));
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
