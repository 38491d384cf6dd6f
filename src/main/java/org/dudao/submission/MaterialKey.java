package org.dudao.submission;

/**
 * Which material is meant.
 *
 * @param owner the candidate group that hands it in
 * @param stage position of the stage; 0 before the first
 * @param kind its row in the table material-standard
 * @param part which of several of the kind, such as a leader's login; empty where there is one
 */
public record MaterialKey(String campaign, String owner, int stage, String kind, String part) {

    /** The one material of its kind. */
    public MaterialKey(String campaign, String owner, int stage, String kind) {
        this(campaign, owner, stage, kind, "");
    }
}
