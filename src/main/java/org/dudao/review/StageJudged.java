package org.dudao.review;

/**
 * A unit's stage was passed or returned at its gate. Published in the same transaction.
 *
 * @param owner the candidate group whose stage it is
 */
public record StageJudged(String campaign, String owner, int stage, ReviewOutcome outcome, String reviewer) {}
