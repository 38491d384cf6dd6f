package org.dudao.opinion;

import java.util.HashSet;
import java.util.Set;

/**
 * Similarity of two short texts: the Jaccard index of their character pairs. Opinions have 12 to 60 characters. The search for
 * copied passages in materials uses longer character sequences, which two opinions rarely share.
 */
final class TextSimilarity {

    /** Length of a character sequence, here and in the text index. */
    static final int GRAM_LENGTH = 2;

    /** Opinions from this similarity on are linked. Test set: precision 0.9, recall 0.8 (CommonProblemsTest). */
    static final double MIN_SIMILARITY = 0.2;

    /** Two groups with at least this average similarity are one problem. */
    static final double MIN_GROUP_SIMILARITY = 0.17;

    private TextSimilarity() {}

    /** @return from 0 for no common pair to 1 for the same pairs */
    static double of(String one, String other) {
        return of(grams(one), grams(other));
    }

    /** As {@link #of(String, String)}, for the results of {@link #grams}. */
    static double of(Set<String> ours, Set<String> theirs) {
        var common = new HashSet<>(ours);
        common.retainAll(theirs);
        int all = ours.size() + theirs.size() - common.size();
        return all == 0 ? 0 : (double) common.size() / all;
    }

    /** The character pairs of the letters and digits, in lower case. */
    static Set<String> grams(String text) {
        var letters = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var grams = new HashSet<String>();
        for (int i = 0; i + GRAM_LENGTH <= letters.length(); i++) {
            grams.add(letters.substring(i, i + GRAM_LENGTH));
        }
        return grams;
    }
}
