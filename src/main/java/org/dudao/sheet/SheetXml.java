package org.dudao.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/** Reads the XML of a workbook as a stream. It holds one row at a time. */
final class SheetXml {

    /**
     * A cell that has a text or a formula.
     *
     * @param column counted from 0
     */
    record Cell(int column, String text, boolean formula) {}

    /**
     * A row of the sheet.
     *
     * @param number as Excel counts it
     * @param hidden whether a filter or a person hides it
     */
    record Line(int number, boolean hidden, List<Cell> cells) {}

    /**
     * What the workbook says about its sheets.
     *
     * @param from1904 whether days are counted from 1904
     */
    record WorkbookContents(boolean from1904, Set<String> hiddenSheets) {}

    /** Receives the content of a sheet in the order of the file. */
    interface Content {

        /** @return false to stop reading the sheet */
        boolean line(Line line);

        /** Called after all rows. */
        void merged(String range);
    }

    /** Reads nothing. */
    static final Content NOTHING = all(List.of());

    /** Most nested elements. A sheet written by Excel has seven levels. */
    private static final int DEEPEST = 50;

    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();

    static final int MOST_COLUMNS = SpreadsheetVersion.EXCEL2007.getMaxColumns();

    private final XMLStreamReader xml;
    private int depth;
    /** Whether the current cell has a formula. */
    private boolean formula;

    private SheetXml(InputStream in) throws XMLStreamException {
        xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
    }

    /** Hands the content to several receivers, until none of them wants more. */
    static Content all(List<? extends Content> receivers) {
        var reading = new ArrayList<Content>(receivers);
        return new Content() {
            @Override
            public boolean line(Line line) {
                reading.removeIf(receiver -> !receiver.line(line));
                return !reading.isEmpty();
            }

            @Override
            public void merged(String range) {
                reading.forEach(receiver -> receiver.merged(range));
            }
        };
    }

    /** Reads a sheet to the end, or until the receiver throws. */
    static void read(InputStream sheet, CellTexts texts, Content content) throws XMLStreamException {
        new SheetXml(sheet).read(texts, content);
    }

    /** Reads the shared texts, to which cells refer by number. */
    static List<String> texts(InputStream strings) throws XMLStreamException {
        var xml = new SheetXml(strings);
        var texts = new ArrayList<String>();
        while (xml.hasNext()) {
            if (xml.isStartOf("si")) {
                texts.add(xml.value("si"));
            }
        }
        return texts;
    }

    /** Reads the number formats of cells. The formats of conditional formatting come later in the file and are ignored. */
    static NumberFormats formats(InputStream styles) throws XMLStreamException {
        var xml = new SheetXml(styles);
        var ofStyles = new ArrayList<Integer>();
        var own = new HashMap<Integer, String>();
        boolean inCellStyles = false;
        while (xml.hasNext()) {
            if (xml.isStartOf("cellXfs")) {
                inCellStyles = true;
            } else if (xml.isEndOf("cellXfs")) {
                inCellStyles = false;
            } else if (inCellStyles && xml.isStartOf("xf")) {
                var format = xml.attribute("numFmtId");
                ofStyles.add(format == null ? NumberFormats.GENERAL : Integer.parseInt(format));
            } else if (xml.isStartOf("numFmt")) {
                own.putIfAbsent(
                        Integer.parseInt(String.valueOf(xml.attribute("numFmtId"))),
                        String.valueOf(xml.attribute("formatCode")));
            }
        }
        return new NumberFormats(ofStyles, own);
    }

    /** Reads the table of contents. */
    static WorkbookContents workbook(InputStream workbook) throws XMLStreamException {
        var xml = new SheetXml(workbook);
        boolean from1904 = false;
        var hidden = new HashSet<String>();
        while (xml.hasNext()) {
            if (xml.isStartOf("workbookPr")) {
                from1904 = isTrue(xml.attribute("date1904"));
            } else if (xml.isStartOf("sheet")) {
                var state = xml.attribute("state");
                if ("hidden".equals(state) || "veryHidden".equals(state)) {
                    hidden.add(String.valueOf(xml.attribute("name")));
                }
            }
        }
        return new WorkbookContents(from1904, hidden);
    }

    private static boolean isTrue(@Nullable String attribute) {
        return "1".equals(attribute) || "true".equals(attribute);
    }

    private void read(CellTexts texts, Content content) throws XMLStreamException {
        int row = 0;
        while (hasNext()) {
            if (isStartOf("row")) {
                var number = attribute("r");
                row = number == null ? row + 1 : rowNumber(number);
                boolean hidden = isTrue(attribute("hidden"));
                if (!content.line(new Line(row, hidden, cells(texts)))) {
                    return;
                }
            } else if (isStartOf("mergeCell")) {
                content.merged(String.valueOf(attribute("ref")));
            }
        }
    }

    private List<Cell> cells(CellTexts texts) throws XMLStreamException {
        var cells = new ArrayList<Cell>();
        int column = -1;
        while (!isEndOf("row")) {
            next();
            if (isStartOf("c")) {
                var reference = attribute("r");
                column = reference == null ? column + 1 : columnOf(reference);
                var cell = cell(column, texts);
                if (cell.formula() || !cell.text().isEmpty()) {
                    cells.add(cell);
                    require(cells.size() <= MOST_COLUMNS);
                }
            }
        }
        return cells;
    }

    private static int rowNumber(String text) {
        int row = Integer.parseInt(text);
        require(row > 0 && row <= MOST_ROWS);
        return row;
    }

    private static int columnOf(String reference) {
        int column = new CellReference(reference).getCol();
        require(column >= 0);
        return column;
    }

    private Cell cell(int column, CellTexts texts) throws XMLStreamException {
        var type = attribute("t");
        var style = attribute("s");
        formula = false;
        var value = value("c");
        return new Cell(column, texts.text(type, style, value), formula);
    }

    /** Reads the text of the element: all runs joined, without phonetic hints. */
    private String value(String element) throws XMLStreamException {
        var value = new StringBuilder();
        while (!isEndOf(element)) {
            next();
            if (isStartOf("v") || isStartOf("t")) {
                value.append(elementText());
            } else if (isStartOf("rPh")) {
                skip("rPh");
            } else if (isStartOf("f")) {
                formula = true;
            }
        }
        return value.toString();
    }

    private void skip(String element) throws XMLStreamException {
        while (!isEndOf(element)) {
            next();
        }
    }

    private boolean hasNext() throws XMLStreamException {
        boolean more = xml.hasNext();
        if (more) {
            next();
        }
        return more;
    }

    /** Limits the depth, because the parser holds the names of all open elements in memory. */
    private void next() throws XMLStreamException {
        xml.next();
        if (xml.isStartElement()) {
            depth++;
            require(depth <= DEEPEST);
        } else if (xml.isEndElement()) {
            depth--;
        }
    }

    private String elementText() throws XMLStreamException {
        depth--;
        return xml.getElementText();
    }

    private static void require(boolean sane) {
        if (!sane) {
            throw new IllegalArgumentException("not a sheet as Excel writes it");
        }
    }

    private @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    private boolean isStartOf(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    private boolean isEndOf(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }
}
