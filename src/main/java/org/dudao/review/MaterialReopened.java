package org.dudao.review;

import org.dudao.submission.Material;

/** What was accepted is to be done again; told within its transaction. */
public record MaterialReopened(Material material, String by, String words) {}
