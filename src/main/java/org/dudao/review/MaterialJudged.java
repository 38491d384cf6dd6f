package org.dudao.review;

import org.dudao.submission.Material;

/**
 * A round was accepted or returned; told within its transaction.
 *
 * @param remedies what must be done, a line each; empty for an acceptance
 */
public record MaterialJudged(Material material, ReviewOutcome outcome, String reviewer, String remedies) {}
