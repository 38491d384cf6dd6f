package org.dudao.file;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The styles of a .docx file: which of them hide text, and which of them number paragraphs. */
final class WordStyles {

    /** Word allows fewer styles that are based on each other. */
    private static final int DEEPEST = 20;

    private final Map<String, Style> styles = new HashMap<>();

    private record Style(String id, @Nullable String basedOn, WordProperties properties) {}

    /** Reads the part {@code styles.xml}. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && WordXml.name(xml).equals("w:style")) {
                readStyle(xml);
            }
        }
    }

    private void readStyle(XMLStreamReader xml) throws XMLStreamException {
        var id = WordXml.attribute(xml, "styleId");
        String basedOn = null;
        var properties = new WordProperties();
        while (WordXml.nextChild(xml)) {
            if (WordXml.name(xml).equals("w:basedOn")) {
                basedOn = WordXml.attribute(xml, "val");
            }
            properties.add(xml);
        }
        if (id != null) {
            styles.put(id, new Style(id, basedOn, properties));
        }
    }

    boolean hides(@Nullable String style) {
        return Boolean.TRUE.equals(find(
                style,
                found -> found.properties().has("vanish") ? found.properties().is("vanish") : null));
    }

    /**
     * The numbering that a style gives to its paragraphs.
     *
     * @param style the style that names the list; the list names this style at one of its levels
     */
    record Numbering(String style, int list, int level) {}

    @Nullable Numbering numbering(@Nullable String style) {
        return find(style, found -> {
            var list = found.properties().number("numId");
            var level = found.properties().number("ilvl");
            return list == null ? null : new Numbering(found.id(), list, level == null ? 0 : level);
        });
    }

    /** The value of the style, or of the next style that it is based on. */
    private <T> @Nullable T find(@Nullable String id, Function<Style, @Nullable T> value) {
        var style = styles.get(id);
        for (int depth = 0; style != null && depth < DEEPEST; depth++, style = styles.get(style.basedOn())) {
            var found = value.apply(style);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
