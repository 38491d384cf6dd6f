package org.dudao.migration;

import org.jspecify.annotations.Nullable;

/**
 * The reason why the engine cannot move an instance.
 *
 * @param element the element of the old version, or null
 * @param message the English message of the engine, or a refusal in Chinese
 */
record MigrationProblem(@Nullable String element, String message) {}
