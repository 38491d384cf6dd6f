package org.dudao.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of a material that are typed beside its form, as a draft has them: what is not in it stands as the last round had it.
 *
 * @param draft with the sections {@code text} and {@code replies}, the latter by the findings' ids
 */
public record DraftedMaterial(JsonNode draft, Optional<Round> lastRound) {

    public String text() {
        return draft.path("text").isTextual()
                ? draft.path("text").textValue()
                : lastRound.map(Round::text).orElse("");
    }

    /** A round that was withdrawn answered the same findings; its answers stand until they are changed. */
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
