package org.dudao.evaluation;

/**
 * A rating was counted and its result is public.
 *
 * @param owner the candidate group whose work was rated
 * @param shortfall what the decision tables found wrong with the result; empty when nothing
 */
public record RatingCounted(long rating, String campaign, String owner, RatingPurpose purpose, String shortfall) {}
