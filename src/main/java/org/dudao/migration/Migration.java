package org.dudao.migration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instances of one version that were, or are being, moved to another.
 *
 * @param mapping elements of the old version, and what takes their place
 * @param total those that could not be moved included
 * @param ended how many were over before they could be moved
 */
record Migration(
        long id,
        String process,
        int from,
        int to,
        Map<String, String> mapping,
        String startedBy,
        Instant startedAt,
        int total,
        int moved,
        int failed,
        int ended,
        int remaining) {

    /** An instance that stayed where it was. */
    record Failure(String instance, @Nullable String businessKey, String reason) {}
}
