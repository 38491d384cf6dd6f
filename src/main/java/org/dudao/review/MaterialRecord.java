package org.dudao.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.form.FormAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A material with all its rounds, verdicts, findings and talks.
 *
 * @param state the name of the state in Chinese
 * @param canBeWithdrawn whether its owner can withdraw the last round
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
        List<WithdrawnAcceptance> withdrawnAcceptances,
        List<RaisedFinding> findings,
        List<Talk> talks) {

    /**
     * A round with its seal and its verdict.
     *
     * @param replies by finding id
     * @param seal SHA-256; null in rounds from before seals were introduced
     * @param sealed the list that the seal is computed over
     * @param intact whether the stored data matches the seal
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

    /**
     * A file of a round.
     *
     * @param unreadable why no text could be extracted, in Chinese; null if there is text
     * @param notices Chinese sentences for the reader of the extracted text
     */
    record SealedFile(
            long id,
            String name,
            String type,
            long size,
            String sha256,
            @Nullable String unreadable,
            List<String> notices) {}

    /**
     * The verdict on a round.
     *
     * @param outcome {@code accept} or {@code return}
     * @param seal the seal of the round at the time of the verdict
     */
    record GivenVerdict(
            String outcome, String reviewer, Instant givenAt, @Nullable String seal, List<FormAnswer> answers) {}

    /** An acceptance that was taken back; the round was reviewed again. */
    record WithdrawnAcceptance(
            int round, String reviewer, Instant givenAt, String withdrawnBy, Instant withdrawnAt, String reason) {}

    record RaisedFinding(
            long id,
            int round,
            String place,
            String kind,
            String remedy,
            String raisedBy,
            Instant raisedAt,
            boolean settled) {}

    /** A talk with the unit's head, or the reason why there was none. */
    record Talk(
            int returns,
            boolean talked,
            @Nullable LocalDate talkedOn,
            String words,
            String recordedBy,
            Instant recordedAt) {}
}
