package org.dudao.evaluation;

/**
 * A rating has been counted, and with it its result is published.
 *
 * @param owner the candidate group whose work was rated
 * @param shortfall what the tables had against the result, empty when nothing
 */
public record RatingCounted(long rating, String campaign, String owner, RatingPurpose purpose, String shortfall) {}
