package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;

/**
 * Extracts the cells of an .xlsx file as they are displayed: results without formulas, numbers and dates in their formats.
 * Sheets are streamed; the shared strings are in memory.
 */
final class XlsxTextExtractor {

    /** Unpacked bytes of all parts. Sheets with much more text than the limit are read to that limit only. */
    private static final long MOST_XML = 200L << 20;

    private static final int MOST_STRING_CHARACTERS = 20_000_000;
    private static final Set<String> TRUE = Set.of("1", "true");
    /** A character that XML cannot hold, such as _x000D_. */
    private static final Pattern CELL = Pattern.compile("([A-Za-z]{1,3})\\d*+");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ZippedXml archive;
    private final OfficePackage office;
    private final SheetText text = new SheetText();
    private final CellFormat cellFormat = new CellFormat();
    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean since1904;

    private record Sheet(String name, boolean hidden, String id) {}

    private XlsxTextExtractor(ZippedXml archive) {
        this.archive = archive;
        this.office = new OfficePackage(archive);
    }

    static ExtractedText read(Path file) throws Exception {
        return ZippedXml.read(file, MOST_XML, archive -> new XlsxTextExtractor(archive).read());
    }

    private ExtractedText read() throws IOException, XMLStreamException, UnreadableFileException {
        var workbook = office.mainPart().orElseThrow(() -> new IOException("No workbook"));
        for (var relationship : office.relationships(workbook)) {
            if (archive.has(relationship.target())) {
                switch (relationship.type()) {
                    case "sharedStrings" -> readStrings(relationship.target());
                    case "styles" -> readStyles(relationship.target());
                    default -> {}
                }
            }
        }
        var targets = office.targets(workbook);
        for (var sheet : sheets(workbook)) {
            var part = targets.get(sheet.id());
            if (part != null && archive.has(part) && !text.isFull()) {
                text.sheet(sheet.name(), sheet.hidden());
                archive.parse(part, new Cells());
                addDrawings(part);
            }
        }
        return text.toText();
    }

    private List<Sheet> sheets(String workbook) throws IOException, XMLStreamException {
        var sheets = new ArrayList<Sheet>();
        archive.parse(workbook, (event, xml) -> {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "workbookPr" -> since1904 = isTrue(xml, "date1904");
                    case "sheet" ->
                        sheets.add(new Sheet(
                                String.valueOf(xml.getAttributeValue(null, "name")),
                                attribute(xml, "state").toLowerCase(Locale.ROOT).endsWith("hidden"),
                                OfficePackage.relationshipId(xml)));
                    default -> {}
                }
            }
            return true;
        });
        return sheets;
    }

    private void readStrings(String part) throws IOException, XMLStreamException, UnreadableFileException {
        var collected = new StringTexts();
        archive.parse(part, collected);
        if (collected.isTooLong()) {
            throw new UnreadableFileException(UnreadableFileException.TOO_LARGE);
        }
    }

    private void readStyles(String part) throws IOException, XMLStreamException {
        archive.parse(part, new ZippedXml.Elements() {

            private boolean cellStyles;

            @Override
            public boolean next(int event, XMLStreamReader xml) {
                var element = xml.hasName() ? xml.getLocalName() : "";
                if (element.equals("cellXfs")) {
                    cellStyles = event == XMLStreamConstants.START_ELEMENT;
                } else if (event == XMLStreamConstants.START_ELEMENT && element.equals("numFmt")) {
                    formats.put(number(attribute(xml, "numFmtId")), attribute(xml, "formatCode"));
                } else if (event == XMLStreamConstants.START_ELEMENT && cellStyles && element.equals("xf")) {
                    formatOfStyle.add(number(attribute(xml, "numFmtId")));
                }
                return true;
            }
        });
    }

    /** Text boxes stand in drawings. */
    private void addDrawings(String sheet) throws IOException, XMLStreamException {
        for (var relationship : office.relationships(sheet)) {
            if (relationship.type().equals("drawing") && archive.has(relationship.target())) {
                DrawingText.of(archive, relationship.target()).lines().forEach(text::line);
            } else if (relationship.type().equals("comments")) {
                text.hasComments();
            } else if (OfficePackage.EMBEDDED.contains(relationship.type())) {
                text.hasEmbeddedFiles();
            }
        }
    }

    private String display(String type, String value, int style) {
        return switch (type) {
            case "s" -> {
                int index = number(value);
                yield index >= 0 && index < strings.size() ? strings.get(index) : "";
            }
            case "str", "inlineStr" -> unescaped(value);
            case "b" -> TRUE.contains(value) ? "TRUE" : "FALSE";
            case "e" -> value;
            case "d" -> value.replaceFirst("T00:00:00(\\.0*)?Z?$", "").replace('T', ' ');
            default -> formatted(value, style);
        };
    }

    private String formatted(String value, int style) {
        try {
            int index = style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
            return cellFormat.format(Double.parseDouble(value), index, formats.get(index), since1904);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String unescaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static boolean isTrue(XMLStreamReader xml, String attribute) {
        return TRUE.contains(attribute(xml, attribute));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** -1 for anything that is no number. */
    private static int number(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The shared strings without their phonetic guides. */
    private final class StringTexts implements ZippedXml.Elements {

        private final StringBuilder string = new StringBuilder();
        private boolean withinText;
        private boolean withinGuide;
        private long characters;

        @Override
        public boolean next(int event, XMLStreamReader xml) {
            boolean start = event == XMLStreamConstants.START_ELEMENT;
            switch (xml.hasName() ? xml.getLocalName() : "") {
                case "rPh" -> withinGuide = start;
                case "t" -> withinText = start;
                case "si" -> {
                    if (!start) {
                        strings.add(unescaped(string.toString()));
                        characters += string.length();
                        string.setLength(0);
                    }
                }
                default -> {
                    if (withinText && !withinGuide && xml.isCharacters()) {
                        string.append(xml.getText());
                    }
                }
            }
            return !isTooLong();
        }

        boolean isTooLong() {
            return characters + string.length() > MOST_STRING_CHARACTERS;
        }
    }

    /** The cells of a sheet. */
    private final class Cells implements ZippedXml.Elements {

        private final StringBuilder value = new StringBuilder();
        private final Set<Integer> hiddenColumns = new HashSet<>();
        private boolean hiddenRow;
        private boolean withinValue;
        private boolean withinGuide;
        private int column = -1;
        private String type = "";
        private int style;

        @Override
        public boolean next(int event, XMLStreamReader xml) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.getLocalName());
            } else if (withinValue && !withinGuide && xml.isCharacters()) {
                value.append(xml.getText());
            }
            return !text.isFull();
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "col" -> hide(xml);
                case "sheetData" -> text.hideColumns(hiddenColumns);
                case "row" -> {
                    hiddenRow = isTrue(xml, "hidden");
                    column = -1;
                }
                case "c" -> {
                    var reference = attribute(xml, "r");
                    column = reference.isEmpty() ? column + 1 : columnOf(reference);
                    type = attribute(xml, "t");
                    style = Math.max(0, number(attribute(xml, "s")));
                    value.setLength(0);
                }
                case "v", "t" -> withinValue = true;
                case "rPh" -> withinGuide = true;
                default -> {}
            }
        }

        private void hide(XMLStreamReader xml) {
            if (isTrue(xml, "hidden")) {
                int last = Math.min(number(attribute(xml, "max")), 1 << 14);
                for (int number = Math.max(1, number(attribute(xml, "min"))); number <= last; number++) {
                    hiddenColumns.add(number - 1);
                }
            }
        }

        private int columnOf(String reference) {
            var cell = CELL.matcher(reference);
            return cell.matches() ? CellReference.convertColStringToIndex(cell.group(1)) : column + 1;
        }

        private void end(String element) {
            switch (element) {
                case "v", "t" -> withinValue = false;
                case "rPh" -> withinGuide = false;
                case "c" -> {
                    if (!value.isEmpty()) {
                        text.cell(column, display(type, value.toString(), style));
                    }
                }
                case "row" -> text.endRow(hiddenRow);
                default -> {}
            }
        }
    }
}
