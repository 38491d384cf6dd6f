package org.dudao.review;

import java.time.Instant;
import org.dudao.submission.FormAnswers;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a round of a material.
 *
 * @param seal the seal of what was judged; null for a round from before there were seals
 * @param answers what the reader answered in the review's form beside the verdict, the democratic rating for instance
 * @param reviewer login of who said it
 */
record Verdict(
        long material,
        int round,
        @Nullable String seal,
        ReviewOutcome outcome,
        FormAnswers answers,
        String reviewer,
        Instant givenAt) {}
