package org.dudao.submission;

/** The owner has withdrawn the last round before a reader opened it. Published in the same transaction. */
public record RoundWithdrawn(Material material) {}
