package org.dudao.file;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Names, attributes and properties in the XML of a .docx file, Transitional and Strict alike. */
final class WordXml {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(WORD, "w"),
            Map.entry(STRICT_WORD, "w"),
            Map.entry("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/main", "a"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/chart", "c"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
            Map.entry("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
            Map.entry("urn:schemas-microsoft-com:vml", "v"));

    private static final Set<String> RELATIONSHIPS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static final Set<String> OFF = Set.of("0", "false", "off");

    /** The lookbehind keeps the time linear in the number of blanks. */
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \\t\\r\\n]++|(?<![ \\t\\r\\n])[ \\t\\r\\n]++\\z");

    private WordXml() {}

    /** The name of the current element with the usual prefix, such as {@code w:p}; empty for other namespaces. */
    static String name(XMLStreamReader xml) {
        var prefix = xml.getNamespaceURI() == null ? null : PREFIXES.get(xml.getNamespaceURI());
        return prefix == null ? "" : prefix + ":" + xml.getLocalName();
    }

    /** An attribute of a WordprocessingML element, such as {@code w:val}. */
    static @Nullable String attribute(XMLStreamReader xml, String localName) {
        var value = xml.getAttributeValue(WORD, localName);
        return value == null ? xml.getAttributeValue(STRICT_WORD, localName) : value;
    }

    /** Whether a property such as {@code w:titlePg} is set. Without a value it is. */
    static boolean isOn(XMLStreamReader xml) {
        return isOn(attribute(xml, "val"));
    }

    static boolean isOn(@Nullable String value) {
        return value == null || !OFF.contains(value);
    }

    /** The id of a relationship, in the attribute {@code r:…}. */
    static @Nullable String relationship(XMLStreamReader xml, String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (localName.equals(xml.getAttributeLocalName(i))
                    && RELATIONSHIPS.contains(Objects.toString(xml.getAttributeNamespace(i), ""))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Moves to the end of the current element. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Moves to the next child of the current element, or to the element's end. The previous child must be read. */
    static boolean nextChild(XMLStreamReader xml) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The text of the current element, which ends with it. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        boolean preserved = "preserve".equals(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "space"));
        var text = xml.getElementText();
        return preserved ? text : BLANKS_AROUND.matcher(text).replaceAll("");
    }
}
