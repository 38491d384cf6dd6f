package org.dudao.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.dudao.refusal.Refusal;

/** The questions of a rating. The overall judgement is the last one. */
final class RatingQuestions {

    private static final int MOST_QUESTIONS = 20;
    private static final int LONGEST_QUESTION = 60;

    private RatingQuestions() {}

    /**
     * @param questions without the overall judgement, which is added; blank questions are skipped
     * @throws Refusal naming the question that is too long or a duplicate
     */
    static List<String> of(List<String> questions) {
        var items = new ArrayList<String>();
        for (var typed : questions) {
            var question = Rating.plain(typed).replace('\n', ' ');
            if (question.length() > LONGEST_QUESTION) {
                throw wrong("评议项目“%s…”太长，最多%d个字。".formatted(question.substring(0, 10), LONGEST_QUESTION));
            }
            if (items.contains(question) || question.equals(RatingPurpose.OVERALL)) {
                throw wrong("评议项目“%s”写了两次；“%s”每张票都有，不用写。".formatted(question, RatingPurpose.OVERALL));
            }
            if (!question.isEmpty()) {
                items.add(question);
            }
        }
        if (items.size() > MOST_QUESTIONS) {
            throw wrong("评议项目有%d项，最多%d项。".formatted(items.size(), MOST_QUESTIONS));
        }
        items.add(RatingPurpose.OVERALL);
        return List.copyOf(items);
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
