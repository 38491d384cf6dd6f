package org.dudao.migration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A migration of the instances of one version to another, finished or running.
 *
 * @param mapping new elements by old elements
 * @param total the number of instances, including those that cannot move
 * @param ended the number of instances that ended before they were moved
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

    /** An instance that stayed on the old version. */
    record Failure(String instance, @Nullable String businessKey, String reason) {}
}
