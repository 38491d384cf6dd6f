package org.dudao.comparison;

/** A non-empty part of both texts, or of one of them. */
public record Segment(Kind kind, String text) {

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }
}
