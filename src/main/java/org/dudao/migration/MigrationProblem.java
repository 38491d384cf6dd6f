package org.dudao.migration;

import org.jspecify.annotations.Nullable;

/**
 * What the engine has against moving an instance.
 *
 * @param element the element of the old version that it is about, if it is about one
 * @param words the engine's own, in English, or a refusal of ours in Chinese
 */
record MigrationProblem(@Nullable String element, String words) {}
