package org.dudao.submission;

/** The last round of a material has been taken back unread. */
public record RoundWithdrawn(Material material) {}
