package org.dudao.comparison;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text without anything but letters and digits, in one width and one case.
 *
 * @param starts the position in the original for each character
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

    /** A shortcut: Chinese characters are most of a text and do not change when normalized. */
    private static boolean isHan(int character) {
        return character >= 0x4E00 && character <= 0x9FFF;
    }
}
