package org.dudao.organization;

import java.util.regex.Pattern;
import org.dudao.sheet.SheetWords;

/** Names of people as offices write them: two-character names are often padded with a blank (杨　稷). */
public final class PersonName {

    private static final String BLANKS = SheetWords.BLANK + "++";

    /** The second lookbehind keeps the time linear in the number of blanks. */
    private static final Pattern BESIDE_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})" + BLANKS + "|(?<!" + SheetWords.BLANK + ")" + BLANKS + "(?=\\p{IsHan})");

    private static final Pattern PADDED =
            Pattern.compile("(?<!\\p{IsHan})(\\p{IsHan})" + BLANKS + "(\\p{IsHan})(?!\\p{IsHan})");

    private PersonName() {}

    /** A name as it is stored: without blanks beside Chinese characters. */
    public static String written(String name) {
        return BESIDE_CHINESE.matcher(name).replaceAll("").strip();
    }

    /** A text that may contain names: only the blank inside a two-character name is removed. */
    public static String unpadded(String text) {
        return PADDED.matcher(text).replaceAll("$1$2");
    }
}
