package org.dudao.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Computes the numbers of automatic lists, in the order of the paragraphs. Bullets are no numbers. */
final class WordNumbering {

    private static final int LEVELS = 9;
    /** A longer text of a level is no number, but could make the document very large. In characters. */
    private static final int LONGEST = 60;

    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    private final Map<Integer, Level[]> formats = new HashMap<>();
    private final Map<Integer, String> linkedStyles = new HashMap<>();
    private final Map<Integer, Definition> lists = new HashMap<>();
    /** The counters by format, because lists of one format continue each other. Null before the first number. */
    private final Map<Integer, @Nullable Integer[]> counters = new HashMap<>();

    private final Set<Start> restarted = new HashSet<>();

    /**
     * A level of a list.
     *
     * @param restart the level, counted from 1, that restarts this one; 0 for never, null for each higher level
     */
    private record Level(
            int start, String format, String text, @Nullable Integer restart, boolean arabic, @Nullable String style) {

        static final Level NONE = new Level(1, "none", "", null, false, null);
    }

    private record Start(int list, int level) {}

    private record Definition(int format, Map<Integer, Level> levels, Map<Integer, Integer> starts) {}

    /** Reads the part {@code numbering.xml}. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && WordXml.name(xml).equals("w:abstractNum")) {
                readFormat(xml);
            } else if (xml.isStartElement() && WordXml.name(xml).equals("w:num")) {
                readList(xml);
            }
        }
    }

    private void readFormat(XMLStreamReader xml) throws XMLStreamException {
        int id = number(WordXml.attribute(xml, "abstractNumId"), -1);
        var levels = new Level[LEVELS];
        while (WordXml.nextChild(xml)) {
            switch (WordXml.name(xml)) {
                case "w:lvl" -> {
                    int place = level(xml);
                    levels[place] = readLevel(xml);
                }
                case "w:numStyleLink" -> {
                    var style = WordXml.attribute(xml, "val");
                    if (style != null) {
                        linkedStyles.put(id, style);
                    }
                    WordXml.skip(xml);
                }
                default -> WordXml.skip(xml);
            }
        }
        formats.put(id, levels);
    }

    private static Level readLevel(XMLStreamReader xml) throws XMLStreamException {
        int start = 0;
        var format = "decimal";
        var text = "";
        Integer restart = null;
        boolean arabic = false;
        String style = null;
        while (WordXml.nextChild(xml)) {
            var value = WordXml.attribute(xml, "val");
            switch (WordXml.name(xml)) {
                case "w:start" -> start = number(value, 0);
                case "w:numFmt" -> format = value == null ? format : value;
                case "w:lvlText" -> text = value == null || value.length() > LONGEST ? "" : value;
                case "w:lvlRestart" -> restart = number(value, 0);
                case "w:isLgl" -> arabic = WordXml.isOn(value);
                case "w:pStyle" -> style = value;
                default -> {}
            }
            WordXml.skip(xml);
        }
        return new Level(start, format, text, restart, arabic, style);
    }

    private void readList(XMLStreamReader xml) throws XMLStreamException {
        int id = number(WordXml.attribute(xml, "numId"), -1);
        int format = -1;
        var levels = new HashMap<Integer, Level>();
        var starts = new HashMap<Integer, Integer>();
        while (WordXml.nextChild(xml)) {
            switch (WordXml.name(xml)) {
                case "w:abstractNumId" -> {
                    format = number(WordXml.attribute(xml, "val"), -1);
                    WordXml.skip(xml);
                }
                case "w:lvlOverride" -> {
                    int place = level(xml);
                    while (WordXml.nextChild(xml)) {
                        if (WordXml.name(xml).equals("w:lvl")) {
                            levels.put(place, readLevel(xml));
                        } else {
                            starts.put(place, number(WordXml.attribute(xml, "val"), 1));
                            WordXml.skip(xml);
                        }
                    }
                }
                default -> WordXml.skip(xml);
            }
        }
        lists.put(id, new Definition(format, levels, starts));
    }

    private static int level(XMLStreamReader xml) {
        return limited(number(WordXml.attribute(xml, "ilvl"), 0));
    }

    private static int limited(int place) {
        return Math.max(0, Math.min(place, LEVELS - 1));
    }

    private static int number(@Nullable String value, int otherwise) {
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The number of the next paragraph with these properties, such as 一、 or （二）; empty when it has none. */
    String next(WordProperties paragraph, WordStyles styles) {
        var byStyle = styles.numbering(paragraph.value("pStyle"));
        var direct = paragraph.number("numId");
        int id = direct != null ? direct : byStyle == null ? 0 : byStyle.list();
        var list = list(id, styles);
        if (list == null) {
            return "";
        }
        var level = paragraph.number("ilvl");
        int place = level != null ? level : direct != null || byStyle == null ? 0 : levelOf(byStyle, list);
        return next(id, list, limited(place));
    }

    private @Nullable Definition list(int id, WordStyles styles) {
        var list = lists.get(id);
        var style = list == null ? null : linkedStyles.get(list.format());
        var linked = styles.numbering(style);
        return linked == null ? list : lists.get(linked.list());
    }

    /** A list names the style of each level; otherwise the style names the level. */
    private int levelOf(WordStyles.Numbering numbering, Definition list) {
        for (int place = 0; place < LEVELS; place++) {
            if (numbering.style().equals(format(list, place).style())) {
                return place;
            }
        }
        return numbering.level();
    }

    private String next(int id, Definition list, int place) {
        var counter = counters.computeIfAbsent(list.format(), unused -> new Integer[LEVELS]);
        for (int higher = 0; higher < place; higher++) {
            // A level that is skipped has its first number.
            counter[higher] =
                    counter[higher] == null ? (Integer) format(list, higher).start() : counter[higher];
        }
        var level = format(list, place);
        var start = list.starts().get(place);
        var last = counter[place];
        if (start != null && restarted.add(new Start(id, place))) {
            counter[place] = start;
        } else {
            counter[place] = last == null ? level.start() : last + 1;
        }
        for (int lower = place + 1; lower < LEVELS; lower++) {
            var restart = format(list, lower).restart();
            if (restart == null || (restart > 0 && place < restart)) {
                counter[lower] = null;
            }
        }
        return level.format().equals("bullet") ? "" : separated(numbered(list, counter, level));
    }

    private String numbered(Definition list, @Nullable Integer[] counter, Level level) {
        return PLACE.matcher(level.text()).replaceAll((MatchResult match) -> {
            int place = Integer.parseInt(match.group(1)) - 1;
            var of = format(list, place);
            var number = counter[place];
            return Matcher.quoteReplacement(
                    number == null ? "" : ListNumbers.format(number, level.arabic() ? "decimal" : of.format()));
        });
    }

    /** 一、 stands directly before the text, 1 and 第一章 do not. */
    private static String separated(String number) {
        return !number.isEmpty() && Character.isLetterOrDigit(number.charAt(number.length() - 1))
                ? number + " "
                : number;
    }

    private Level format(Definition list, int place) {
        var override = list.levels().get(place);
        var levels = formats.get(list.format());
        var level = override != null ? override : levels == null ? null : levels[place];
        return level == null ? Level.NONE : level;
    }
}
