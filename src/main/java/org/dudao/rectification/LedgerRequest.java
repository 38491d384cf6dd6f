package org.dudao.rectification;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request of a lead unit for an extension or a deferral.
 *
 * @param until the requested deadline; null for a deferral
 * @param decidedBy null before the decision, like the components after it
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
