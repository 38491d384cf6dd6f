package org.dudao.migration;

import org.jspecify.annotations.Nullable;

/**
 * A running instance.
 *
 * @param id the engine's
 * @param businessKey campaign and unit, where it has one
 */
record RunningInstance(String id, @Nullable String businessKey) {}
