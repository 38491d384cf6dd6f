package org.dudao.publication;

import org.jspecify.annotations.Nullable;

/** Body of a request to take a text from the public pages. */
public record TakingDown(@Nullable String reason) {}
