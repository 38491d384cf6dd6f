package org.dudao.workflow;

import org.jspecify.annotations.Nullable;

/**
 * The place of a task that a person may see.
 *
 * @param assignee the login of the person who claimed it, or null
 * @param campaign the id of its campaign; null outside a campaign
 * @param stage the position of its stage; 0 outside a stage
 */
public record TaskContext(String id, @Nullable String assignee, @Nullable String campaign, int stage) {}
