package org.dudao.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of a material that are typed outside its form. A part that is missing in the draft is taken from the last round.
 *
 * @param draft has the sections {@code text} and {@code replies}; replies are keyed by finding id
 */
public record DraftedMaterial(JsonNode draft, Optional<Round> lastRound) {

    public String text() {
        return draft.path("text").isTextual()
                ? draft.path("text").textValue()
                : lastRound.map(Round::text).orElse("");
    }

    /** By finding id. A withdrawn round replied to the same findings, so its replies remain until they are changed. */
    public Map<Long, String> replies() {
        var replies = new TreeMap<Long, String>();
        lastRound.filter(Round::isWithdrawn).map(Round::replies).ifPresent(replies::putAll);
        draft.path("replies").properties().forEach(reply -> {
            if (reply.getKey().matches("\\d{1,18}") && reply.getValue().isTextual()) {
                replies.put(Long.valueOf(reply.getKey()), reply.getValue().textValue());
            }
        });
        return replies;
    }
}
