package org.dudao.review;

import java.time.Instant;
import org.dudao.submission.Answers;

/**
 * What was said of a round of a material.
 *
 * @param words what is to be mended; never blank in a return
 * @param answers the other fields of the review's form, the democratic rating for instance
 * @param reviewer login of who said it
 */
record Verdict(
        long material, int round, Outcome outcome, String words, Answers answers, String reviewer, Instant givenAt) {

    Verdict {
        if (outcome == Outcome.RETURN && words.isBlank()) {
            throw ReviewRefused.withoutWords();
        }
    }
}
