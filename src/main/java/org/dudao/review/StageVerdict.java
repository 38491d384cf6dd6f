package org.dudao.review;

import java.time.Instant;

/** The verdict on a unit's stage. */
record StageVerdict(
        String campaign,
        String owner,
        int stage,
        int round,
        ReviewOutcome outcome,
        String words,
        String reviewer,
        Instant givenAt) {

    StageVerdict {
        if (outcome == ReviewOutcome.RETURN && words.isBlank()) {
            throw ReviewRefusal.withoutWords();
        }
    }
}
