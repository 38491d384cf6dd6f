package org.dudao.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with what the public reads of it, for the people who publish it.
 *
 * @param original the text of the register
 * @param masked the original without personal data
 * @param shown what the public reads; null when it is taken down
 * @param personalData the kinds of personal data in the original, as words; empty for none
 * @param changes who chose, corrected or took down the public text; the oldest first
 */
public record Publication(
        PublicText original,
        PublicText masked,
        @Nullable PublicText shown,
        String personalData,
        List<PublicationChange> changes) {

    /** The text with which a correction begins: what the public reads, or the masked text when it is taken down. */
    public PublicText draft() {
        return shown == null ? masked : shown;
    }

    /**
     * The draft with other words.
     *
     * @param words null keeps the present ones
     * @param answer null keeps the present one
     */
    public PublicText corrected(@Nullable String words, @Nullable String answer) {
        return new PublicText(
                words == null ? draft().words() : words.strip(), answer == null ? draft().answer() : answer.strip());
    }

    public boolean isTakenDown() {
        return shown == null;
    }

    public boolean differs() {
        return !original.equals(shown);
    }

    /** @param by name of the person */
    public record PublicationChange(String what, String by, Instant at, String reason) {}
}
