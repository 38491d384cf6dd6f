package org.dudao.submission;

/** A round has been handed in; told within its transaction, so that whoever hears of it may still refuse it. */
public record RoundHandedIn(Material material, Round round) {}
