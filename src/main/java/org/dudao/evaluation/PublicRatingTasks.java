package org.dudao.evaluation;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.review.Reviews;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.Round;
import org.dudao.submission.Submissions;
import org.dudao.workflow.Decisions;
import org.springframework.stereotype.Component;

/** What stages ask of the public's rating, a material like others that is handed in with its counted votes. */
@Component
public class PublicRatingTasks {

    private static final String RATING = "public-rating";
    private static final String DECISION = "publicSatisfaction";

    private final Submissions submissions;
    private final Reviews reviews;
    private final Decisions decisions;

    PublicRatingTasks(Submissions submissions, Reviews reviews, Decisions decisions) {
        this.submissions = submissions;
        this.reviews = reviews;
        this.decisions = decisions;
    }

    /** Asked by gateways: whether the share that the table publicSatisfaction asks for is reached. */
    public boolean satisfied(DelegateExecution execution) {
        return Boolean.TRUE.equals(
                result(MaterialOfTasks.key(execution, RATING)).get("met"));
    }

    /**
     * What did not find the public's approval is written anew, and rated anew.
     *
     * @param kinds the kinds of material, with commas between
     */
    public void sendBack(DelegateExecution execution, String kinds) {
        var rating = MaterialOfTasks.key(execution, RATING);
        var words = "%s 群众意见：%s"
                .formatted(result(rating).get("reason"), answers(rating).get("remarks"));
        for (var kind : kinds.split(",")) {
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
