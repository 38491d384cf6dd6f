package org.dudao.rectification;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit asks for: more time, or that an item cannot be done now.
 *
 * @param until the deadline that is asked for; null when it is not about time
 * @param decidedBy null, like the rest, before it is decided
 */
record LedgerRequest(
        long id,
        long item,
        Kind kind,
        String reason,
        @Nullable LocalDate until,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Boolean granted,
        @Nullable String words) {

    enum Kind {
        EXTENSION("申请延期"),
        DEFERRAL("申请暂缓");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
