package org.dudao.review;

import java.time.Instant;
import java.util.List;

/**
 * What a reader found wanting.
 *
 * @param round the round in which it was found
 * @param place which part of the material
 * @param kind one of the table finding-kind, as it was called then
 * @param remedy what must be done
 * @param checks what was said of it in later rounds, in their order
 */
record Finding(
        long id,
        long material,
        int round,
        String place,
        String kind,
        String remedy,
        String raisedBy,
        Instant raisedAt,
        List<Check> checks) {

    /** What a reader said of it in a later round. */
    record Check(int round, boolean settled, String by, Instant at) {}

    boolean isSettled() {
        return checks.stream().anyMatch(Check::settled);
    }
}
