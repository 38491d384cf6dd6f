package org.dudao.sheet;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes texts comparable that people write in different ways: blanks, line breaks, full-width characters, brackets. */
public final class SheetWords {

    /** A regular expression for one blank of any kind, also one without a width. */
    public static final String BLANK = "[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]";

    private static final Pattern BLANKS = Pattern.compile(BLANK + "++");

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|〔[^〔〕]*〕");

    /**
     * A mark for a required column, or a colon at the end. The lookbehind keeps the time linear in the number of marks.
     */
    private static final Pattern MARKS = Pattern.compile("(?<![*★:])[*★:]++\\z|^[*★]++");

    private SheetWords() {}

    /** The text in half-width characters and without blanks, also those inside: the key by which cells are compared. */
    public static String compact(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /** Whether two texts are the same, apart from blanks and full-width characters. */
    public static boolean same(String one, String other) {
        return compact(one).equals(compact(other));
    }

    /** The text without blanks; full-width characters stay. */
    static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    /** A heading without blanks, and without marks such as * or a colon. */
    static String heading(String text) {
        return MARKS.matcher(compact(text)).replaceAll("");
    }

    /** 责任人（签字） becomes 责任人. */
    static String withoutBrackets(String heading) {
        return MARKS.matcher(BRACKETS.matcher(heading).replaceAll("")).replaceAll("");
    }
}
