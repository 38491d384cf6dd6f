package org.dudao.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The office's decision whether it talks to the unit's head, after a material was returned several times.
 *
 * @param returns the number of returns at that time
 * @param talked whether the talk took place
 * @param talkedOn the day of the talk, or null
 * @param words the content of the talk, or the reason why there was none
 */
record HeadTalk(
        long material,
        int returns,
        boolean talked,
        @Nullable LocalDate talkedOn,
        String words,
        String recordedBy,
        Instant recordedAt) {}
