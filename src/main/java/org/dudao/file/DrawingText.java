package org.dudao.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Collects the paragraphs of a drawing (DrawingML), which slides, charts, diagrams and the text boxes of sheets share. The
 * cells of a table row are one line, separated by tabs.
 */
final class DrawingText implements ZippedXml.Elements {

    /** Placeholders and fields whose text the program computes for each slide. */
    private static final Set<String> COMPUTED = Set.of("sldNum", "dt", "slidenum");

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private int shapeStart;
    private boolean computedShape;
    private boolean withinText;
    private boolean withinRow;
    private boolean computedField;
    private int fallback;
    private boolean hidden;

    static DrawingText of(ZippedXml archive, String part) throws IOException, XMLStreamException {
        var drawing = new DrawingText();
        archive.parse(part, drawing);
        return drawing;
    }

    List<String> lines() {
        return lines;
    }

    /** Whether the slide is left out when the slides are shown. */
    boolean isHiddenSlide() {
        return hidden;
    }

    @Override
    public boolean next(int event, XMLStreamReader xml) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            start(xml.getLocalName(), xml);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(xml.getLocalName());
        } else if (withinText && fallback == 0 && !computedField && xml.isCharacters()) {
            text.append(xml.getText());
        }
        return true;
    }

    private void start(String element, XMLStreamReader xml) {
        switch (element) {
            case "sld" -> hidden = Set.of("0", "false").contains(String.valueOf(xml.getAttributeValue(null, "show")));
            case "sp" -> {
                shapeStart = lines.size();
                computedShape = false;
            }
            case "ph" -> computedShape = COMPUTED.contains(String.valueOf(xml.getAttributeValue(null, "type")));
            case "fld" -> computedField = isComputed(xml.getAttributeValue(null, "type"));
            case "t" -> withinText = true;
            case "tr" -> withinRow = true;
            case "br" -> endLine();
            case "tab" -> text.append('\t');
            case "Fallback" -> fallback++;
            default -> {}
        }
    }

    private static boolean isComputed(@Nullable String field) {
        return field != null && (COMPUTED.contains(field) || field.startsWith("datetime"));
    }

    private void end(String element) {
        switch (element) {
            case "t" -> withinText = false;
            case "fld" -> computedField = false;
            case "p" -> endLine();
            case "tc" -> row.append('\t');
            case "tr" -> {
                withinRow = false;
                add(row);
            }
            case "sp" -> {
                if (computedShape) {
                    lines.subList(shapeStart, lines.size()).clear();
                    computedShape = false;
                }
            }
            case "Fallback" -> fallback--;
            default -> {}
        }
    }

    private void endLine() {
        if (withinRow) {
            boolean follows = !row.isEmpty() && row.charAt(row.length() - 1) != '\t' && !text.isEmpty();
            row.append(follows ? " " : "").append(text);
            text.setLength(0);
        } else {
            add(text);
        }
    }

    private void add(StringBuilder line) {
        var value = line.toString().strip();
        if (!value.isEmpty()) {
            lines.add(value);
        }
        line.setLength(0);
    }
}
