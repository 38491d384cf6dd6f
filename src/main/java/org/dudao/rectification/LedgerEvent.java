package org.dudao.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item.
 *
 * @param position from 1
 * @param by login of who did it
 * @param fromState null for the first
 * @param changes the fields that became something else, as a JSON object
 * @param previous hash of the event before; empty for the first
 * @param hash SHA-256, in hexadecimal, of the JSON array of all the others in this order, in UTF-8
 */
record LedgerEvent(
        long item,
        int position,
        Instant at,
        String by,
        LedgerEventKind what,
        @Nullable ItemState fromState,
        ItemState toState,
        String why,
        String changes,
        String previous,
        String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LedgerEvent of(
            LedgerItem item,
            Instant at,
            String by,
            LedgerEventKind what,
            @Nullable ItemState from,
            String why,
            Map<String, String> changes) {
        var unsealed = new LedgerEvent(
                item.number(),
                item.events() + 1,
                at,
                by,
                what,
                from,
                item.state(),
                why,
                json(changes),
                item.hash(),
                "");
        return unsealed.sealed();
    }

    private LedgerEvent sealed() {
        return new LedgerEvent(
                item, position, at, by, what, fromState, toState, why, changes, previous, expectedHash());
    }

    /** What the hash must be. */
    String expectedHash() {
        return DigestUtils.sha256Hex(json(Arrays.asList(
                item,
                position,
                at.toString(),
                by,
                what.name(),
                fromState == null ? "" : fromState.name(),
                toState.name(),
                why,
                changes,
                previous)));
    }

    /** @throws IllegalStateException when they are no JSON object of texts */
    Map<String, String> changedFields() {
        try {
            return JSON.readValue(changes, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable event %d of item %d".formatted(position, item), e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
