package org.dudao.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.dudao.comparison.CommonPassages;
import org.jspecify.annotations.Nullable;

/**
 * The material of a task: the findings for the unit that writes the next round, and the changes for the reader.
 *
 * @param step {@code hand-in} or {@code review}
 * @param round the round that is being written or reviewed
 * @param filesRequired the minimum number of files of a round
 * @param filesWanted a name for these files, or null
 * @param textRequired the minimum number of characters of the text of a round without a file; 0 when no text is asked for; null when
 *     the person is asked before a round without text and without a file is handed in
 * @param held whether the caller is the assignee
 * @param holder the name of the assignee, or null
 * @param text the text of the round under review, or the initial text of the next round
 * @param findings the open findings, the oldest first
 * @param reading the aids for a reader; null while the round is written
 */
record TaskMaterial(
        String task,
        String step,
        long material,
        String name,
        String ownerName,
        int round,
        List<String> standards,
        int filesRequired,
        @Nullable String filesWanted,
        @Nullable Integer textRequired,
        boolean held,
        @Nullable String holder,
        String text,
        int textLimit,
        List<OpenFinding> findings,
        List<PastRound> rounds,
        @JsonUnwrapped @Nullable Reading reading) {

    /**
     * The aids for a reader.
     *
     * @param answers the answers in the form
     * @param places suggestions for a new finding
     * @param changes the changes since the last round with a verdict; null if there is none
     * @param copying other texts that are similar to the round, the most similar first
     */
    record Reading(
            List<Answer> answers,
            List<String> places,
            List<String> kinds,
            @Nullable ChangesSince changes,
            List<Copied> copying) {}

    record Answer(String label, String text) {}

    /** @param reply the reply of this round so far, or null */
    record OpenFinding(
            long id,
            int round,
            String place,
            String kind,
            String remedy,
            String raisedBy,
            Instant raisedAt,
            @Nullable String reply,
            List<Past> history) {

        /** @param settled the reader's check of the reply, or null before the check */
        record Past(int round, @Nullable String reply, @Nullable Boolean settled) {}
    }

    record ChangesSince(int since, List<Part> parts) {

        /** @param notices Chinese sentences for the reader of a file's text */
        record Part(
                String place, boolean changed, @Nullable String note, List<String> notices, List<Changed> segments) {}

        /** @param kind {@code same}, {@code added} or {@code removed} */
        record Changed(String kind, String text) {}
    }

    record Copied(String source, double share, List<CommonPassages.Passage> segments) {}

    /**
     * @param outcome {@code accept} or {@code return}, or null for a round without a verdict
     * @param judgedBy the name of the reader, or null
     * @param withdrawnAt when the unit withdrew it, or null
     */
    record PastRound(
            int number,
            String handedInBy,
            Instant handedInAt,
            @Nullable String outcome,
            @Nullable String judgedBy,
            @Nullable Instant judgedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String seal) {}
}
