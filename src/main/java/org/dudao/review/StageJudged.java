package org.dudao.review;

/**
 * A unit's whole stage was let through or sent back; told within its transaction.
 *
 * @param owner the candidate group whose stage it is
 */
public record StageJudged(String campaign, String owner, int stage, ReviewOutcome outcome, String reviewer) {}
