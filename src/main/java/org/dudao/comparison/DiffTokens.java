package org.dudao.comparison;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Splits a sentence into the smallest parts that can be marked as changed. A part is one character, because Chinese
 * text does not mark word borders; numbers and Latin words are one part each. Joined, the parts are the sentence.
 */
final class DiffTokens {

    private static final Pattern WORD = Pattern.compile("[0-9]++(?:\\.[0-9]++)*+|\\p{IsLatin}++|.", Pattern.DOTALL);

    private DiffTokens() {}

    static List<String> of(String sentence) {
        return WORD.matcher(sentence).results().map(MatchResult::group).toList();
    }

    /** A single equal character between two changes is treated as changed, because it is equal only by coincidence. */
    static ListDifference difference(List<String> before, List<String> after) {
        var difference = ListDifference.between(before, after);
        var removed = difference.removed();
        var added = difference.added();
        for (int i = 0, j = 0; i < before.size() || j < after.size(); i++, j++) {
            int keptFrom = removed.nextClearBit(i);
            int keptTo = added.nextClearBit(j);
            boolean afterChange = keptFrom > i || keptTo > j;
            i = keptFrom;
            j = keptTo;
            boolean beforeChange = removed.get(i + 1) || added.get(j + 1);
            if (afterChange
                    && beforeChange
                    && i < before.size()
                    && before.get(i).length() == 1) {
                removed.set(i);
                added.set(j);
            }
        }
        return difference;
    }
}
