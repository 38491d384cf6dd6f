package org.dudao.comparison;

/** A stretch of text that stands in both texts, or in one alone; never empty. */
public record Segment(Kind kind, String text) {

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }
}
