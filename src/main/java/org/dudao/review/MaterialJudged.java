package org.dudao.review;

import org.dudao.submission.Material;

/**
 * A round was accepted or returned. Published in the same transaction.
 *
 * @param remedies the required corrections, one per line; empty for an acceptance
 */
public record MaterialJudged(Material material, ReviewOutcome outcome, String reviewer, String remedies) {}
