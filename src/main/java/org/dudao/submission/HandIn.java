package org.dudao.submission;

import java.util.List;

/**
 * A round that somebody wants to hand in. It is not stored yet.
 *
 * @param files the files that belong to the round, in the order in which they were uploaded
 */
public record HandIn(Material material, HandInContent content, List<MaterialFile> files) {}
