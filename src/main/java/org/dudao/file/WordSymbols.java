package org.dudao.file;

import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** Translates characters of symbol fonts, which have no meaning outside their font. */
final class WordSymbols {

    /** Stands for a character that only its font knows, as printers mark a missing sort. */
    private static final String UNKNOWN = "〓";

    private static final String FIRST_WINGDINGS = "●❍■□□❑❒⬧⧫◆❖⬥";
    private static final Map<Integer, String> WINGDINGS = Map.ofEntries(
            Map.entry(0x9F, "•"),
            Map.entry(0xA7, "▪"),
            Map.entry(0xA8, "□"),
            Map.entry(0xAB, "★"),
            Map.entry(0xD8, "➢"),
            Map.entry(0xDF, "←"),
            Map.entry(0xE0, "→"),
            Map.entry(0xE1, "↑"),
            Map.entry(0xE2, "↓"),
            Map.entry(0xE8, "➔"),
            Map.entry(0xF0, "⇨"),
            Map.entry(0xFB, "✗"),
            Map.entry(0xFC, "✓"),
            Map.entry(0xFD, "☒"),
            Map.entry(0xFE, "☑"));
    private static final Map<Integer, String> WINGDINGS_2 = Map.ofEntries(
            Map.entry(0x4F, "✗"),
            Map.entry(0x50, "✓"),
            Map.entry(0x51, "☒"),
            Map.entry(0x52, "☑"),
            Map.entry(0x53, "☒"),
            Map.entry(0x54, "☒"),
            Map.entry(0x97, "●"),
            Map.entry(0xA3, "□"));
    private static final String GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private static final String GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    private static final Map<Integer, String> SYMBOL = Map.ofEntries(
            Map.entry(0xA3, "≤"),
            Map.entry(0xA5, "∞"),
            Map.entry(0xAE, "→"),
            Map.entry(0xB0, "°"),
            Map.entry(0xB1, "±"),
            Map.entry(0xB2, "″"),
            Map.entry(0xB3, "≥"),
            Map.entry(0xB4, "×"),
            Map.entry(0xB7, "•"),
            Map.entry(0xB8, "÷"),
            Map.entry(0xB9, "≠"),
            Map.entry(0xE5, "∑"));

    private WordSymbols() {}

    /** The text of the current {@code w:sym}. */
    static String text(XMLStreamReader xml) {
        var font = WordXml.attribute(xml, "font");
        var code = WordXml.attribute(xml, "char");
        try {
            return code == null ? "" : text(font == null ? "" : font, Integer.parseInt(code.strip(), 16));
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** @param code the position in the font, or this position plus F000 */
    private static String text(String font, int code) {
        int position = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
        return switch (font.toLowerCase(Locale.ROOT)) {
            case "wingdings" -> wingdings(position);
            case "wingdings 2" -> WINGDINGS_2.getOrDefault(position, UNKNOWN);
            case "symbol" -> symbol(position);
            default ->
                Character.isDefined(code) && Character.getType(code) != Character.PRIVATE_USE
                        ? Character.toString(code)
                        : UNKNOWN;
        };
    }

    private static String wingdings(int position) {
        if (position >= 0x6C && position < 0x6C + FIRST_WINGDINGS.length()) {
            return String.valueOf(FIRST_WINGDINGS.charAt(position - 0x6C));
        }
        if (position >= 0x81 && position <= 0x8A) {
            return String.valueOf((char) ('①' + position - 0x81));
        }
        if (position >= 0x8C && position <= 0x95) {
            return String.valueOf((char) ('❶' + position - 0x8C));
        }
        return WINGDINGS.getOrDefault(position, UNKNOWN);
    }

    private static String symbol(int position) {
        if (position >= 'A' && position <= 'Z') {
            return String.valueOf(GREEK_CAPITALS.charAt(position - 'A'));
        }
        if (position >= 'a' && position <= 'z') {
            return String.valueOf(GREEK.charAt(position - 'a'));
        }
        return position >= ' ' && position < 0x7F
                ? String.valueOf((char) position)
                : SYMBOL.getOrDefault(position, UNKNOWN);
    }
}
