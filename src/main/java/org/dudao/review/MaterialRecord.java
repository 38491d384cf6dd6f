package org.dudao.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.form.FormAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A material with every round that was ever handed in, as whoever may see it sees it: what was sealed, and what was said of it.
 *
 * @param state as the office says it
 * @param canBeWithdrawn whether its owner can take the last round back
 */
record MaterialRecord(
        long id,
        String campaign,
        String owner,
        String ownerName,
        int stage,
        String kind,
        String name,
        String state,
        boolean accepted,
        boolean canBeWithdrawn,
        List<SealedRound> rounds,
        List<RaisedFinding> findings,
        List<Talk> talks) {

    /**
     * A round as it was handed in.
     *
     * @param replies by the findings' ids
     * @param seal SHA-256; null in rounds from before there were seals
     * @param sealed the list that the seal is the SHA-256 of
     * @param intact whether what is stored is what was sealed
     */
    record SealedRound(
            int number,
            String handedInBy,
            String handedInByLogin,
            Instant handedInAt,
            String text,
            List<FormAnswer> answers,
            Map<Long, String> replies,
            List<SealedFile> files,
            @Nullable String seal,
            String sealed,
            boolean intact,
            @Nullable Instant withdrawnAt,
            @Nullable GivenVerdict verdict) {}

    record SealedFile(long id, String name, String type, long size, String sha256) {}

    /**
     * What was said of a round.
     *
     * @param outcome {@code accept} or {@code return}
     * @param seal the seal of what was judged
     */
    record GivenVerdict(
            String outcome, String reviewer, Instant givenAt, @Nullable String seal, List<FormAnswer> answers) {}

    record RaisedFinding(
            long id,
            int round,
            String place,
            String kind,
            String remedy,
            String raisedBy,
            Instant raisedAt,
            boolean settled) {}

    /** A talk with the unit's head, or why there was none. */
    record Talk(
            int returns,
            boolean talked,
            @Nullable LocalDate talkedOn,
            String words,
            String recordedBy,
            Instant recordedAt) {}
}
