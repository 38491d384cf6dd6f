package org.dudao.review;

import org.dudao.submission.Material;

/** An accepted material needs one more round. Published in the same transaction. */
public record MaterialReopened(Material material, String by, String words) {}
