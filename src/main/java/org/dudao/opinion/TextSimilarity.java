package org.dudao.opinion;

import java.util.HashSet;
import java.util.Set;

/**
 * How much two short texts have in common: of the character pairs that the one or the other has, the part that both have (Jaccard), without what
 * nearly every opinion has. An opinion has a dozen to sixty characters, where the passages that betray copying in a long text are
 * too long to be met twice.
 */
final class TextSimilarity {

    /** Characters that go together in the index, and here. */
    static final int GRAM = 2;

    /** On made complaints, nine of ten pairs that are so much alike say the same, and eight of ten that say the same are (CommonProblemsTest). */
    static final double LEAST = 0.2;

    /** Two groups are one problem when they are so much alike on the average. */
    static final double LEAST_IN_A_GROUP = 0.17;

    private TextSimilarity() {}

    /** From 0, nothing, to 1, the same. */
    static double of(String one, String other) {
        return of(grams(one), grams(other));
    }

    /** The same of {@link #grams}. */
    static double of(Set<String> ours, Set<String> theirs) {
        var both = new HashSet<>(ours);
        both.retainAll(theirs);
        int either = ours.size() + theirs.size() - both.size();
        return either == 0 ? 0 : (double) both.size() / either;
    }

    /** Of letters and figures alone. */
    static Set<String> grams(String text) {
        var letters = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var grams = new HashSet<String>();
        for (int i = 0; i + GRAM <= letters.length(); i++) {
            grams.add(letters.substring(i, i + GRAM));
        }
        return grams;
    }
}
