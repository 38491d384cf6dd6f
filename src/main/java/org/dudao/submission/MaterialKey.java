package org.dudao.submission;

/**
 * Which material is meant.
 *
 * @param owner the candidate group that hands it in
 * @param stage position of the stage; 0 before the first
 * @param kind its row in the table material-standard
 */
public record MaterialKey(String campaign, String owner, int stage, String kind) {}
