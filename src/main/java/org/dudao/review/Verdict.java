package org.dudao.review;

import java.time.Instant;
import org.dudao.submission.FormAnswers;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a round of a material.
 *
 * @param seal the seal of the round; null for a round from before seals were introduced
 * @param answers the other answers in the review form, such as the figures of the democratic rating
 * @param reviewer the reader's login
 */
record Verdict(
        long material,
        int round,
        @Nullable String seal,
        ReviewOutcome outcome,
        FormAnswers answers,
        String reviewer,
        Instant givenAt) {}
