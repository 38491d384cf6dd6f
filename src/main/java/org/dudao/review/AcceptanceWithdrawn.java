package org.dudao.review;

import org.dudao.submission.Material;

/** An acceptance was taken back: the same round is under review again. Published in the same transaction. */
public record AcceptanceWithdrawn(Material material, String reviewer, String by, String reason) {}
