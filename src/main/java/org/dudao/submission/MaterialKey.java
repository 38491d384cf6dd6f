package org.dudao.submission;

/**
 * Identifies a material.
 *
 * @param owner the candidate group that hands it in
 * @param stage position of the stage; 0 for a material outside the stages
 * @param kind its row in the table material-standard
 * @param part distinguishes several materials of the kind, such as a leader's login; empty if there is one
 */
public record MaterialKey(String campaign, String owner, int stage, String kind, String part) {

    /** The key of a kind with one material. */
    public MaterialKey(String campaign, String owner, int stage, String kind) {
        this(campaign, owner, stage, kind, "");
    }
}
