package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.dudao.refusal.Refusal;

/** Receives the rows of a sheet one by one: finds the header and checks the rows below it against the layout. */
final class TableReader implements SheetXml.Content {

    /** Titles and notes may stand above the header. */
    private static final int LAST_ROW_FOR_HEADER = 10;

    /** Headings often contain line breaks, or blanks between the characters. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

    private final String file;
    private final SheetLayout layout;
    private final Map<Integer, String> columns = new TreeMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<SheetRow> rows = new ArrayList<>();
    private Set<String> mostLikelyHeader = Set.of();
    private int headerRow;

    TableReader(String file, SheetLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    @Override
    public void line(SheetXml.Line line) {
        if (headerRow > 0) {
            readRow(line);
        } else if (line.number() > LAST_ROW_FOR_HEADER) {
            throw withoutHeader();
        } else {
            lookForHeader(line);
        }
    }

    @Override
    public void merged(String range) {
        if (headerRow > 0 && CellRangeAddress.valueOf(range).getLastRow() >= headerRow) {
            throw refusal("“%s”的 %s 是合并单元格，请取消合并，在每一行填上内容。", file, range);
        }
    }

    SheetTable table() {
        if (headerRow == 0) {
            throw withoutHeader();
        }
        return new SheetTable(headerRow, List.copyOf(columns.values()), List.copyOf(ignored), List.copyOf(rows));
    }

    private void lookForHeader(SheetXml.Line line) {
        var names = new HashSet<String>();
        line.cells().forEach(cell -> names.add(columnName(cell)));
        names.removeIf(name -> !layout.has(name));
        if (names.containsAll(layout.required())) {
            takeHeader(line);
        } else if (names.size() > mostLikelyHeader.size()) {
            mostLikelyHeader = names;
        }
    }

    private void takeHeader(SheetXml.Line line) {
        headerRow = line.number();
        for (var cell : line.cells()) {
            var name = columnName(cell);
            if (!layout.has(name)) {
                if (!name.equals(ReturnedSheet.ERRORS)) {
                    ignored.add(name);
                }
            } else if (columns.containsValue(name)) {
                throw refusal("“%s”第%d行有两列都叫“%s”，请只留一列。", file, headerRow, name);
            } else {
                columns.put(cell.column(), name);
            }
        }
    }

    private void readRow(SheetXml.Line line) {
        var cells = new HashMap<String, String>();
        for (var cell : line.cells()) {
            var column = columns.get(cell.column());
            if (column != null) {
                check(line, cell);
                cells.put(column, cell.text());
            }
        }
        if (cells.isEmpty()) {
            return;
        }
        if (rows.size() == layout.mostRows()) {
            throw SheetLimitRefusal.of("“%s”的内容超过%d行，请分成几份。", file, layout.mostRows());
        }
        rows.add(new SheetRow(line.number(), Map.copyOf(cells)));
    }

    private void check(SheetXml.Line line, SheetXml.Cell cell) {
        if (cell.formula()) {
            var place = CellReference.convertNumToColString(cell.column()) + line.number();
            throw refusal("“%s”的 %s 格是公式，不能用公式，请粘贴为数值。", file, place);
        }
        SheetLimits.requireCellLength(
                file, line.number(), cell.column(), cell.text().length(), layout.longestCell());
    }

    private Refusal withoutHeader() {
        if (mostLikelyHeader.isEmpty()) {
            return refusal(
                    "“%s”的第一张工作表前%d行里没有表头，应有这些列：%s。", file, LAST_ROW_FOR_HEADER, String.join("、", layout.required()));
        }
        var missing = layout.required().stream()
                .filter(column -> !mostLikelyHeader.contains(column))
                .toList();
        return refusal("“%s”的表头缺少这些列：%s。", file, String.join("、", missing));
    }

    private static String columnName(SheetXml.Cell cell) {
        return BLANKS.matcher(cell.text()).replaceAll("");
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
