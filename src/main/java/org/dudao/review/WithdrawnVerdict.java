package org.dudao.review;

import java.time.Instant;

/** An acceptance that was taken back. */
record WithdrawnVerdict(
        long material,
        int round,
        String reviewer,
        Instant givenAt,
        String reason,
        String withdrawnBy,
        Instant withdrawnAt) {}
