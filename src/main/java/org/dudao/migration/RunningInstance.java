package org.dudao.migration;

import org.jspecify.annotations.Nullable;

/**
 * A running instance.
 *
 * @param id the id of the process instance
 * @param businessKey campaign and unit, or null
 */
record RunningInstance(String id, @Nullable String businessKey) {}
