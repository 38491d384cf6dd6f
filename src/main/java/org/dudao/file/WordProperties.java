package org.dudao.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a paragraph, run, row or cell that matter for its text. Properties from before a revision are left
 * out; {@link #isRevised} says that there are some.
 */
final class WordProperties {

    private static final Set<String> REVISIONS = Set.of("cellDel", "cellIns", "del", "ins", "moveFrom", "moveTo");

    /** No other elements are stored, so that a large element takes no memory. */
    private static final Set<String> STORED =
            Set.of("cellDel", "del", "hidden", "ilvl", "moveFrom", "numId", "pStyle", "rStyle", "titlePg", "vanish");

    private final Map<String, String> values = new HashMap<>();
    private boolean revised;

    /** Reads to the end of the current element. */
    static WordProperties of(XMLStreamReader xml) throws XMLStreamException {
        var properties = new WordProperties();
        while (WordXml.nextChild(xml)) {
            properties.add(xml);
        }
        return properties;
    }

    /** Adds the current element with its children, and reads to its end. */
    void add(XMLStreamReader xml) throws XMLStreamException {
        var name = WordXml.name(xml);
        if (name.endsWith("Change")) {
            revised = true;
            WordXml.skip(xml);
            return;
        }
        var property = name.startsWith("w:") ? name.substring(2) : "";
        revised |= REVISIONS.contains(property);
        if (STORED.contains(property)) {
            var value = WordXml.attribute(xml, "val");
            values.putIfAbsent(property, value == null ? "" : value);
        }
        while (WordXml.nextChild(xml)) {
            add(xml);
        }
    }

    boolean isRevised() {
        return revised;
    }

    /** Whether the element, its paragraph mark or its row is deleted or moved to another place. */
    boolean isDeleted() {
        return is("del") || is("moveFrom") || is("cellDel");
    }

    boolean is(String property) {
        return has(property) && WordXml.isOn(values.get(property));
    }

    boolean has(String property) {
        return values.containsKey(property);
    }

    @Nullable String value(String property) {
        return values.get(property);
    }

    @Nullable Integer number(String property) {
        try {
            var value = values.get(property);
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
