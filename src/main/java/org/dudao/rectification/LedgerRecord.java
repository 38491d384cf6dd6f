package org.dudao.rectification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of an item.
 *
 * @param material number of the material in which it was reported done, or null
 * @param reopenedAs the item that it came to the ledger again as, or null
 */
public record LedgerRecord(
        @JsonUnwrapped LedgerLine line,
        @Nullable Long material,
        @Nullable Long reopenedAs,
        List<Heard> opinions,
        List<Part> parts,
        List<Asked> requests,
        List<Event> events) {

    /** An opinion that it comes from. */
    public record Heard(long number, String words) {}

    /** A helping unit, and what it has reported; empty before. */
    public record Part(String unit, String unitName, String words) {}

    /** Something that the lead asked for; what was decided is null before. */
    public record Asked(
            String kind,
            String reason,
            @Nullable LocalDate until,
            String by,
            Instant at,
            @Nullable Boolean granted,
            @Nullable String words,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** Something that happened; its SHA-256 has the one before in it. */
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
