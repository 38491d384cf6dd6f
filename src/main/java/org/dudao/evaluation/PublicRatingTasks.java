package org.dudao.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.organization.Directory;
import org.dudao.review.ReviewService;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.Round;
import org.dudao.submission.SubmissionService;
import org.dudao.workflow.DecisionTables;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * Called by {@code public-rating.bpmn} and by the stages that call it. The process variable {@value
 * RatingWorkflow#RATING} is the number of the rating.
 */
@Component
public class PublicRatingTasks {

    /** The kind of material. */
    static final String RATING = "public-rating";

    private static final String DECISION = "publicSatisfaction";
    private static final String ANALYSIS_REPORT = "analysis-report";
    private static final int LONGEST_REMARKS = 1_000;

    private static final Map<VoterCategory, String> INVITED = new EnumMap<>(Map.of(
            VoterCategory.DELEGATES, "invitedDelegates",
            VoterCategory.SERVED, "invitedServed",
            VoterCategory.GRASSROOTS, "invitedGrassroots",
            VoterCategory.CADRES, "invitedCadres"));

    private final RatingService office;
    private final RatingStore ratings;
    private final SubmissionService submissions;
    private final ReviewService reviews;
    private final DecisionTables decisions;
    private final Directory directory;
    private final Clock clock;

    PublicRatingTasks(
            RatingService office,
            RatingStore ratings,
            SubmissionService submissions,
            ReviewService reviews,
            DecisionTables decisions,
            Directory directory,
            Clock clock) {
        this.office = office;
        this.ratings = ratings;
        this.submissions = submissions;
        this.reviews = reviews;
        this.decisions = decisions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Fills the form of a new rating with the values of the unit's last one. */
    public void showPreparation(DelegateExecution execution) {
        var key = MaterialOfTasks.key(execution, RATING);
        var before = submissions.ofStage(key.campaign(), key.owner(), key.stage(), List.of(RATING)).stream()
                .findFirst();
        var ofTheReport = !submissions
                .ofStage(key.campaign(), key.owner(), key.stage(), List.of(ANALYSIS_REPORT))
                .isEmpty();
        execution.setVariableLocal(StepVariables.OWNER_NAME, directory.nameOf(key.owner()));
        execution.setVariableLocal(
                StepVariables.ROUND, before.map(one -> one.handedIn() + 1).orElse(1));
        execution.setVariableLocal("again", before.isPresent() && !before.get().isAccepted());
        execution.setVariableLocal(
                "tooFew",
                ratings.newest(key.campaign(), key.owner(), RatingPurpose.PUBLIC, RatingPurpose.ANALYSIS_REPORT)
                        .filter(last -> last.isCounted() && office.isTooSmall(last.id()))
                        .map(Rating::shortfall)
                        .orElse(null));
        execution.setVariableLocal("sheet", ofTheReport ? ANALYSIS_REPORT : "public");
        ratings.newest(key.campaign(), key.owner(), RatingPurpose.PUBLIC, RatingPurpose.ANALYSIS_REPORT)
                .ifPresent(last -> INVITED.forEach((category, field) ->
                        execution.setVariableLocal(field, last.invited().get(category))));
    }

    /** The unit has completed the form. */
    public void prepare(DelegateTask task) {
        var key = MaterialOfTasks.key(task, RATING);
        var invited = new EnumMap<VoterCategory, Integer>(VoterCategory.class);
        INVITED.forEach((category, field) -> {
            if (task.getVariable(field) instanceof Number people) {
                invited.put(category, people.intValue());
            }
        });
        var rating = new NewRating(
                key.campaign(),
                key.owner(),
                key.stage(),
                ANALYSIS_REPORT.equals(task.getVariable("sheet"))
                        ? RatingPurpose.ANALYSIS_REPORT
                        : RatingPurpose.PUBLIC,
                StepVariables.text(task, "title"),
                invited,
                time(task, "opensAt", clock.instant().atZone(clock.getZone()).toLocalDateTime()),
                time(task, "closesAt", LocalDateTime.MAX),
                Boolean.TRUE.equals(task.getVariable("paper")));
        long number = office.prepare(rating, Objects.requireNonNull(task.getAssignee(), "Nobody holds the task"));
        task.setVariable(RatingWorkflow.RATING, number);
    }

    private Instant time(VariableScope scope, String field, LocalDateTime otherwise) {
        var typed = StepVariables.textOrEmpty(scope, field);
        return (typed.isEmpty() ? otherwise : LocalDateTime.parse(typed))
                .atZone(clock.getZone())
                .toInstant();
    }

    /** Called by the timer: the end of voting, unless somebody ends it earlier. */
    public Date closing(DelegateExecution execution) {
        return Date.from(rating(execution).closesAt());
    }

    /** Voting is over, by time or by a person. */
    public void close(DelegateExecution execution) {
        office.closeOnTime(number(execution));
    }

    /** Called by a gateway: whether paper ballots are to be entered. */
    public boolean hasPaper(DelegateExecution execution) {
        return rating(execution).paper();
    }

    /** Shows the rated unit. */
    public void showPaper(DelegateExecution execution) {
        execution.setVariableLocal(
                StepVariables.OWNER_NAME, directory.nameOf(rating(execution).owner()));
    }

    /** Counts the ballots once. Refuses while paper ballots are not settled. */
    public void count(DelegateExecution execution) {
        office.countBallots(number(execution), null);
    }

    /** Called by a gateway: with too few valid ballots nothing is reported, and another rating is held. */
    public boolean tooFewBallots(DelegateExecution execution) {
        return office.isTooSmall(number(execution));
    }

    private Rating rating(VariableScope scope) {
        return ratings.get(number(scope));
    }

    private static long number(VariableScope scope) {
        return ((Number) Objects.requireNonNull(scope.getVariable(RatingWorkflow.RATING), RatingWorkflow.RATING))
                .longValue();
    }

    /** Called by gateways: whether the share that the table publicSatisfaction requires is reached. */
    public boolean satisfied(DelegateExecution execution) {
        return Boolean.TRUE.equals(
                result(MaterialOfTasks.key(execution, RATING)).get("met"));
    }

    /**
     * Reopens materials that the public did not approve; they are rated again.
     *
     * @param kinds the kinds of material, separated by commas
     */
    public void sendBack(DelegateExecution execution, String kinds) {
        var rating = MaterialOfTasks.key(execution, RATING);
        var remarks = String.valueOf(answers(rating).get("remarks"));
        var words = "%s 群众意见：%s"
                .formatted(
                        result(rating).get("reason"),
                        remarks.length() > LONGEST_REMARKS
                                ? remarks.substring(0, LONGEST_REMARKS) + "……（全文见“群众评议”页）"
                                : remarks);
        for (var kind : kinds.split(",", -1)) {
            reviews.sendBackFor(MaterialOfTasks.key(execution, kind), rating, words);
        }
        reviews.sendBackFor(rating, rating, words);
    }

    private Map<String, Object> result(MaterialKey rating) {
        return decisions.firstRule(DECISION, answers(rating)).orElseThrow();
    }

    private Map<String, Object> answers(MaterialKey rating) {
        return submissions
                .lastRound(submissions.get(rating))
                .map(Round::answers)
                .orElseThrow()
                .values();
    }
}
