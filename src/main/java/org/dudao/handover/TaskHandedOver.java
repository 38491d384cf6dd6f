package org.dudao.handover;

import org.jspecify.annotations.Nullable;

/**
 * A task was released or handed over. Published in the same transaction.
 *
 * @param from the assignee before, or null
 * @param to the assignee afterwards; null for a release
 */
public record TaskHandedOver(String task, String party, @Nullable String from, @Nullable String to, String by) {}
