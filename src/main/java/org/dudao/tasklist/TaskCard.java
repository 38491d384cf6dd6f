package org.dudao.tasklist;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a task in Tasklist's list.
 *
 * @param campaign the name of its campaign, or null
 * @param stage the name of its stage, or null
 * @param assignee the login of the person who claimed it, or null
 * @param holder the name of this person, or null
 */
record TaskCard(
        String task,
        @Nullable String campaign,
        @Nullable String stage,
        @Nullable String assignee,
        @Nullable String holder) {}
