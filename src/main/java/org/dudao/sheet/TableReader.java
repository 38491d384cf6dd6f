package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Receives the rows of a sheet one by one: finds the header and checks the rows below it against the layout. It holds only cells in
 * columns of the layout.
 */
final class TableReader implements SheetXml.Content {

    /** Titles and notes may stand above the header. */
    static final int LAST_ROW_FOR_HEADER = 10;

    private final String place;
    private final LimitedWorkbook.SheetInfo sheet;
    private final SheetLayout layout;
    /** Whether only the header and the presence of rows are wanted. */
    private final boolean probe;

    private SheetXml.@Nullable Line above;
    private @Nullable SheetHeader header;
    /** The header of two rows, if the row below the header belongs to it. The merged ranges decide it, and they come after all rows. */
    private @Nullable SheetHeader headerOfTwo;

    private SheetXml.@Nullable Line secondRow;
    private @Nullable SheetHeader closest;
    private int closestRow = 1;
    private int headerRow;
    private int lastHeaderRow;

    private final List<SheetXml.Line> lines = new ArrayList<>();
    private final List<CellRangeAddress> groups = new ArrayList<>();
    private final RowNumbers contents = new RowNumbers();
    private final RowNumbers loneCells = new RowNumbers();
    private final RowNumbers hidden = new RowNumbers();
    private final RowNumbers footers = new RowNumbers();
    private final RowNumbers repeatedHeaders = new RowNumbers();
    private @Nullable String mergedBelow;
    private @Nullable String mergedSecondRow;

    TableReader(String place, LimitedWorkbook.SheetInfo sheet, SheetLayout layout, boolean probe) {
        this.place = place;
        this.sheet = sheet;
        this.layout = layout;
        this.probe = probe;
    }

    String sheet() {
        return sheet.name();
    }

    boolean hasHeader() {
        return header != null;
    }

    boolean hasRows() {
        return !contents.isEmpty();
    }

    boolean hasSomeColumns() {
        return header != null || closest != null;
    }

    boolean hasSeveralColumns() {
        var named = header == null ? closest : header;
        return named != null && (named.isComplete() || named.columns().size() > 1);
    }

    List<String> missing() {
        return closest == null ? layout.required() : closest.missing();
    }

    /** The headings that mean none of the columns, as a sentence; empty when there are none. */
    String unknownColumns() {
        return closest == null || closest.ignored().isEmpty()
                ? ""
                : "不认识的列：%s；意思相同的，可以改表头，或者请活动办加进表头别名。".formatted(String.join("、", closest.ignored()));
    }

    @Override
    public boolean line(SheetXml.Line line) {
        if (header == null) {
            return line.number() <= LAST_ROW_FOR_HEADER && lookForHeader(line);
        }
        if (!line.cells().isEmpty()) {
            readBelow(header, line);
        }
        return !probe || !hasRows();
    }

    private boolean lookForHeader(SheetXml.Line line) {
        if (line.cells().isEmpty()) {
            return true;
        }
        var one = SheetHeader.of(layout, line);
        if (one.isComplete()) {
            takeHeader(one, line.number(), line.number());
        } else if (above != null && above.number() == line.number() - 1) {
            var two = SheetHeader.of(layout, above, line);
            if (two.isComplete()) {
                takeHeader(two, above.number(), line.number());
            }
        }
        if (header == null
                && !one.columns().isEmpty()
                && (closest == null || one.columns().size() > closest.columns().size())) {
            closest = one;
            closestRow = line.number();
        }
        above = line;
        return true;
    }

    private void takeHeader(SheetHeader newHeader, int first, int last) {
        header = newHeader;
        headerRow = first;
        lastHeaderRow = last;
    }

    private void readBelow(SheetHeader current, SheetXml.Line line) {
        if (line.number() == headerRow + 1 && lastHeaderRow == headerRow && above != null) {
            secondRow = line;
            headerOfTwo = SheetHeader.of(layout, above, line);
        }
        if (isHeaderAgain(current, line)) {
            repeatedHeaders.add(line.number());
            return;
        }
        var columns = columns(current, line);
        if (!columns.containsAll(layout.required()) && FooterRows.isFooter(line, isInDateColumn(current, line))) {
            footers.add(line.number());
            return;
        }
        var relevant = line.cells().stream().filter(this::isRelevant).toList();
        if (!relevant.isEmpty()) {
            add(line, relevant);
        }
    }

    private void add(SheetXml.Line line, List<SheetXml.Cell> cells) {
        if (lines.size() == layout.mostRows()) {
            throw SheetLimitRefusal.of("“%s”的内容超过%d行，没有再往下读；最多%d行，请分成几份。", place, layout.mostRows(), layout.mostRows());
        }
        cells.forEach(cell -> SheetLimits.requireCellLength(place, line.number(), cell, layout.longestCell()));
        lines.add(new SheetXml.Line(line.number(), line.hidden(), cells));
        contents.add(line.number());
        if (line.cells().size() == 1) {
            loneCells.add(line.number());
        }
        if (line.hidden()) {
            hidden.add(line.number());
        }
    }

    /** Whether the row repeats the header, as on the next printed page. */
    private boolean isHeaderAgain(SheetHeader current, SheetXml.Line line) {
        var texts = new HashMap<Integer, String>();
        line.cells().forEach(cell -> texts.put(cell.column(), cell.text()));
        return current.columns().entrySet().stream()
                .allMatch(column -> layout.column(texts.getOrDefault(column.getKey(), ""))
                        .filter(column.getValue()::equals)
                        .isPresent());
    }

    private static Set<String> columns(SheetHeader header, SheetXml.Line line) {
        var columns = new HashSet<String>();
        line.cells().forEach(cell -> Optional.ofNullable(header.columns().get(cell.column()))
                .ifPresent(columns::add));
        return columns;
    }

    private boolean isInDateColumn(SheetHeader current, SheetXml.Line line) {
        var column = current.columns().get(line.cells().get(0).column());
        return column != null && layout.dates().contains(column);
    }

    private boolean isRelevant(SheetXml.Cell cell) {
        return (header != null && header.columns().containsKey(cell.column()))
                || (headerOfTwo != null && headerOfTwo.columns().containsKey(cell.column()));
    }

    /** Called after all rows. */
    @Override
    public void merged(String range) {
        if (header == null) {
            return;
        }
        var cells = CellRangeAddress.valueOf(range);
        int first = cells.getFirstRow() + 1;
        int last = cells.getLastRow() + 1;
        boolean oneRow = first == last;
        if (oneRow && first == headerRow && cells.getLastColumn() > cells.getFirstColumn()) {
            if (groups.size() < SheetXml.MOST_COLUMNS) {
                groups.add(cells);
            }
        } else if (last <= lastHeaderRow) {
            // Inside the header, or above it.
        } else if (oneRow && loneCells.contains(first)) {
            leaveOut(first);
        } else if (last == headerRow + 1) {
            mergedSecondRow = range;
        } else if (mergedBelow == null && contents.hasAnyOf(Math.max(first, lastHeaderRow + 1), last)) {
            mergedBelow = range;
        }
    }

    /** A text across the table is a heading of the rows below it, or a note. */
    private void leaveOut(int row) {
        contents.remove(row);
        hidden.remove(row);
        footers.add(row);
    }

    /** The table, or one without rows that names the missing columns. */
    SheetTable tableOrMissing() {
        return header == null
                ? new SheetTable(sheet.name(), closestRow, List.of(), missing(), List.of(), List.of())
                : table();
    }

    /** @throws Refusal when a column comes twice, or a formula or a merged range stands below the header */
    SheetTable table() {
        var names = header();
        var twice = names.twice();
        if (twice != null) {
            throw twice.first().equals(twice.second())
                    ? refusal("“%s”第%d行有两列都叫“%s”，请只留一列。", place, headerRow, twice.first())
                    : refusal(
                            "“%s”第%d行的“%s”和“%s”都是“%s”，请只留一列，或给另一列改名。",
                            place, headerRow, twice.first(), twice.second(), twice.column());
        }
        if (mergedBelow != null) {
            throw refusal("“%s”的 %s 是合并单元格，请取消合并，在每一行填上内容。", place, mergedBelow);
        }
        var rows = new ArrayList<SheetRow>();
        var otherHeadings = names.otherHeadings();
        for (var line : lines) {
            var cells = contents.contains(line.number()) ? cells(names, line) : Map.<String, String>of();
            if (!cells.isEmpty()) {
                rows.add(new SheetRow(line.number(), cells, otherHeadings));
            }
        }
        return new SheetTable(
                sheet.name(),
                headerRow,
                List.copyOf(names.columns().values()),
                List.of(),
                List.copyOf(rows),
                notices(names));
    }

    /** Decides whether the row below the header belongs to it. */
    private SheetHeader header() {
        var ofOne = Objects.requireNonNull(header);
        if (secondRow == null || headerOfTwo == null) {
            return ofOne;
        }
        if (!groups.isEmpty() && secondRow.cells().stream().allMatch(this::isInGroup)) {
            contents.remove(secondRow.number());
            hidden.remove(secondRow.number());
            footers.remove(secondRow.number());
            return headerOfTwo;
        }
        if (mergedSecondRow != null && contents.contains(secondRow.number())) {
            mergedBelow = mergedSecondRow;
        }
        return ofOne;
    }

    private boolean isInGroup(SheetXml.Cell cell) {
        return groups.stream()
                .anyMatch(group -> group.getFirstColumn() <= cell.column() && cell.column() <= group.getLastColumn());
    }

    private Map<String, String> cells(SheetHeader names, SheetXml.Line line) {
        var cells = new HashMap<String, String>();
        for (var cell : line.cells()) {
            var column = names.columns().get(cell.column());
            if (column != null && cell.formula() && !layout.computed()) {
                var reference = CellReference.convertNumToColString(cell.column()) + line.number();
                throw refusal("“%s”的 %s 格是公式，不能用公式，请粘贴为数值。", place, reference);
            }
            if (column != null && !cell.text().isEmpty()) {
                cells.put(
                        column,
                        layout.dates().contains(column)
                                ? SheetDates.dayOfNumber(cell.text(), sheet.from1904())
                                : cell.text());
            }
        }
        return cells;
    }

    private List<String> notices(SheetHeader names) {
        var notices = new ArrayList<String>();
        if (!names.ignored().isEmpty()) {
            notices.add("这些列没有读：%s。".formatted(String.join("、", names.ignored())));
        }
        if (!hidden.isEmpty()) {
            notices.add("有%d行是筛选掉或隐藏的（%s），也读了；不要的请删去。".formatted(hidden.count(), hidden));
        }
        if (!footers.isEmpty()) {
            notices.add("%s是合计、签名或说明，没有读。".formatted(footers));
        }
        if (!repeatedHeaders.isEmpty()) {
            notices.add("%s又是表头，没有读。".formatted(repeatedHeaders));
        }
        return notices;
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
