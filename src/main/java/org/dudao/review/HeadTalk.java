package org.dudao.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the office did when a material had come back once too often.
 *
 * @param returns how many times it had come back by then
 * @param talked whether the unit's head was called in
 * @param talkedOn when, or null
 * @param words what was said, or why nobody was called in
 */
record HeadTalk(
        long material,
        int returns,
        boolean talked,
        @Nullable LocalDate talkedOn,
        String words,
        String recordedBy,
        Instant recordedAt) {}
