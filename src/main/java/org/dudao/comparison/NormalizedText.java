package org.dudao.comparison;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as it is compared for what it has in common with others: letters and figures alone, in one width and one case.
 *
 * @param starts where in the original each character stood, or began
 */
record NormalizedText(String text, List<Integer> starts) {

    static NormalizedText of(String original) {
        var text = new StringBuilder(original.length());
        var starts = new ArrayList<Integer>(original.length());
        for (int start = 0; start < original.length(); start = original.offsetByCodePoints(start, 1)) {
            append(original.codePointAt(start), text);
            while (starts.size() < text.length()) {
                starts.add(start);
            }
        }
        return new NormalizedText(text.toString(), starts);
    }

    private static void append(int character, StringBuilder text) {
        if (isHan(character)) {
            text.append((char) character);
        } else {
            Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .forEach(text::appendCodePoint);
        }
    }

    /** Nearly all of a text, and the same in any form. */
    private static boolean isHan(int character) {
        return character >= 0x4E00 && character <= 0x9FFF;
    }
}
