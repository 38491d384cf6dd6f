package org.dudao.submission;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A material as it was handed in once: written once and sealed.
 *
 * @param material the material's number
 * @param number 1 for the first one
 * @param text the text itself, beside the form
 * @param answers what was answered in the form
 * @param replies what it answers to each open finding, by the finding's id
 * @param seal see {@link Seal}; null in rounds from before there were seals
 * @param unsealed whether it is from before there were seals
 * @param withdrawnAt when it was taken back unread, or null
 */
public record Round(
        long material,
        int number,
        String handedInBy,
        Instant handedInAt,
        String text,
        FormAnswers answers,
        Map<Long, String> replies,
        @Nullable String seal,
        boolean unsealed,
        @Nullable Instant withdrawnAt) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    Round sealed(String withSeal) {
        return new Round(
                material, number, handedInBy, handedInAt, text, answers, replies, withSeal, unsealed, withdrawnAt);
    }
}
