package org.dudao.evaluation;

/**
 * How many valid ballots a result needs.
 *
 * @param ballots with fewer valid ballots the result is not shown and does not count
 * @param inCategory a category with fewer valid ballots is not shown separately
 */
record RatingMinimum(int ballots, int inCategory) {}
