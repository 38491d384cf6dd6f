package org.dudao.handover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open task that somebody holds, or had to give up.
 *
 * @param party its candidate group
 * @param unit the code of the unit that the task is about; empty if it is about none
 * @param holder the login of the assignee, or null
 */
record HeldTask(
        String id,
        String name,
        String campaign,
        String party,
        String unit,
        @Nullable String holder,
        Instant createdAt,
        @Nullable Instant due) {}
