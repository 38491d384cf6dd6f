package org.dudao.rectification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full record of an item.
 *
 * @param material number of the material that reports the item done, or null
 * @param tasks the open tasks of the item
 * @param reopenedAs number of the new item that reopens this one, or null
 */
public record LedgerRecord(
        @JsonUnwrapped LedgerLine line,
        @Nullable Long material,
        @Nullable Long reopenedAs,
        List<OpenStep> tasks,
        List<SourceOpinion> opinions,
        List<Part> parts,
        List<Request> requests,
        List<Event> events) {

    /**
     * An open task of the item.
     *
     * @param task id in the engine
     * @param reports whether the lead unit reports the item done in it
     * @param waitingFor name of the assignee, or of the candidate group when nobody has claimed it
     * @param claimed whether it has an assignee
     */
    public record OpenStep(
            String task,
            String name,
            boolean reports,
            String waitingFor,
            boolean claimed,
            Instant since,
            @Nullable Instant due) {}

    /** An opinion that the item comes from. */
    public record SourceOpinion(long number, String words) {}

    /** A helping unit and its report; the words are empty before the report. */
    public record Part(String unit, String unitName, String words) {}

    /** A request of the lead unit; the fields of the decision are null before it. */
    public record Request(
            String kind,
            String reason,
            @Nullable LocalDate until,
            String by,
            Instant at,
            @Nullable Boolean granted,
            @Nullable String words,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /**
     * An event of the chain.
     *
     * @param what the kind; the name is part of the public JSON
     * @param hash SHA-256 over this event and the hash of the previous one
     */
    public record Event(
            int position,
            Instant at,
            String by,
            LedgerEventKind what,
            String label,
            @Nullable String from,
            String to,
            String why,
            String changes,
            String hash) {}
}
