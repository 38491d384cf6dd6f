package org.dudao.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.dudao.comparison.CommonPassages;
import org.jspecify.annotations.Nullable;

/**
 * A material as whoever works on a task of it needs it: the unit what came back, the reader what changed.
 *
 * @param step {@code hand-in} or {@code review}
 * @param round the round that is being written or read
 * @param filesRequired how many files a round must carry at least
 * @param filesWanted what these files are, or null
 * @param held whether whoever asks holds the task
 * @param holder the name of whoever holds it, or null
 * @param text what the round's text starts from, or the round's text
 * @param findings the open ones, the oldest first
 * @param reading what helps a reader; null while the round is written
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
        boolean held,
        @Nullable String holder,
        String text,
        int textLimit,
        List<OpenFinding> findings,
        List<PastRound> rounds,
        @JsonUnwrapped @Nullable Reading reading) {

    /**
     * What helps a reader.
     *
     * @param answers what was answered in the form
     * @param places suggestions for a new finding
     * @param changes since the round that was read before; null when none was
     * @param copying other texts that the round resembles, the closest first
     */
    record Reading(
            List<Answer> answers,
            List<String> places,
            List<String> kinds,
            @Nullable ChangesSince changes,
            List<Copied> copying) {}

    record Answer(String label, String text) {}

    /** @param reply what this round answers so far, or null */
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

        /** @param settled what the reader said of the reply, or null while they have not */
        record Past(int round, @Nullable String reply, @Nullable Boolean settled) {}
    }

    record ChangesSince(int since, List<Part> parts) {
        record Part(String place, boolean changed, @Nullable String note, List<Changed> segments) {}

        /** @param kind {@code same}, {@code added} or {@code removed} */
        record Changed(String kind, String text) {}
    }

    record Copied(String source, double share, List<CommonPassages.Passage> segments) {}

    /** @param outcome {@code accept} or {@code return}, or null for a round that nobody has judged */
    record PastRound(
            int number,
            String handedInBy,
            Instant handedInAt,
            @Nullable String outcome,
            boolean withdrawn,
            @Nullable String seal) {}
}
