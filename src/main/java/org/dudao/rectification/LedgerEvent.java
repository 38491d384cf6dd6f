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
 * An event of an item: a link of its hash chain.
 *
 * @param position from 1
 * @param by login of the person who caused it
 * @param fromState null for the first event
 * @param changes the new values of the changed fields, as a JSON object
 * @param previous hash of the previous event; empty for the first
 * @param hash SHA-256, in hexadecimal, of the JSON array of all other components in this order, in UTF-8
 */
record LedgerEvent(
        long item,
        int position,
        Instant at,
        String by,
        LedgerEventKind kind,
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
            LedgerEventKind kind,
            @Nullable ItemState from,
            String why,
            Map<String, String> changes) {
        var unsealed = new LedgerEvent(
                item.number(),
                item.events() + 1,
                at,
                by,
                kind,
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
                item, position, at, by, kind, fromState, toState, why, changes, previous, expectedHash());
    }

    /** The hash that the other components give. Nothing in it depends on the default locale or time zone. */
    String expectedHash() {
        return DigestUtils.sha256Hex(json(Arrays.asList(
                item,
                position,
                at.toString(),
                by,
                kind.name(),
                fromState == null ? "" : fromState.name(),
                toState.name(),
                why,
                changes,
                previous)));
    }

    /** @throws IllegalStateException when {@code changes} is not a JSON object of texts */
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
