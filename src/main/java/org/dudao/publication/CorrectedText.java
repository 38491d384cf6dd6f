package org.dudao.publication;

import org.jspecify.annotations.Nullable;

/**
 * Body of a request to correct what the public reads of an opinion or an item.
 *
 * @param words the public wording; null keeps the present one
 * @param answer the public answer or explanation; null keeps the present one
 */
public record CorrectedText(@Nullable String words, @Nullable String answer, @Nullable String reason) {}
