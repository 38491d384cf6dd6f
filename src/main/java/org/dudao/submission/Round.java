package org.dudao.submission;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One hand-in of a material. A round is sealed and does not change.
 *
 * @param material the material's number
 * @param number 1 for the first round
 * @param text the text beside the form
 * @param answers the answers in the form
 * @param replies the replies to the open findings, by finding id
 * @param seal see {@link Seal}; null in rounds from before seals were introduced
 * @param unsealed whether the round is from before seals were introduced
 * @param withdrawnAt the time of its withdrawal, or null
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
