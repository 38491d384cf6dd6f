package org.dudao.submission;

/**
 * A round has been handed in and sealed. Published in the same transaction. A listener reacts to it; a {@link HandInRule} is the
 * place to refuse a round.
 */
public record RoundHandedIn(Material material, Round round) {}
