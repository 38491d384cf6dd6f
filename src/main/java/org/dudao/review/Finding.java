package org.dudao.review;

import java.time.Instant;
import java.util.List;

/**
 * A defect that a reader found in a material.
 *
 * @param round the round in which it was found
 * @param place the part of the material
 * @param kind a kind of the table finding-kind, or the name of another material that raised it
 * @param remedy the required correction
 * @param checks the checks in later rounds, in their order
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

    /** The reader's decision in a later round whether the finding is settled. */
    record Check(long finding, int round, boolean settled, String checkedBy, Instant checkedAt) {}

    boolean isSettled() {
        return checks.stream().anyMatch(Check::settled);
    }
}
