package org.dudao.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are named by one row, or by two rows together.
 *
 * @param columns columns of the layout by position, counted from 0
 * @param headings how the sheet writes the heading of each of these columns
 * @param ignored headings of no column of the layout
 * @param missing required columns that the rows do not name
 * @param twice two headings that mean the same column; null when there are none
 */
record SheetHeader(
        Map<Integer, String> columns,
        Map<String, String> headings,
        List<String> ignored,
        List<String> missing,
        @Nullable SameColumn twice) {

    /** Two headings that mean the same column. */
    record SameColumn(String column, String first, String second) {}

    /** The running number that people give to rows. A notice need not say that it was not read. */
    static final String RUNNING_NUMBER = "序号";

    static SheetHeader of(SheetLayout layout, SheetXml.Line line) {
        return of(layout, texts(line), Map.of());
    }

    /** The header of two rows: the lower one has the headings below a common heading. */
    static SheetHeader of(SheetLayout layout, SheetXml.Line upper, SheetXml.Line lower) {
        return of(layout, texts(upper), texts(lower));
    }

    private static Map<Integer, String> texts(SheetXml.Line line) {
        var texts = new TreeMap<Integer, String>();
        line.cells().forEach(cell -> texts.put(cell.column(), cell.text()));
        return texts;
    }

    private static SheetHeader of(SheetLayout layout, Map<Integer, String> upper, Map<Integer, String> lower) {
        var columns = new TreeMap<Integer, String>();
        var headings = new HashMap<String, String>();
        var ignored = new ArrayList<String>();
        SameColumn twice = null;
        var positions = new TreeMap<>(upper);
        positions.putAll(lower);
        for (int position : positions.keySet()) {
            var candidates = candidates(upper.getOrDefault(position, ""), lower.getOrDefault(position, ""));
            var heading = candidates.stream()
                    .filter(text -> layout.column(text).isPresent())
                    .findFirst();
            if (heading.isEmpty()) {
                var text = SheetWords.withoutBlanks(candidates.get(0));
                if (!ReturnedSheet.isErrorHeading(text) && !text.equals(RUNNING_NUMBER)) {
                    ignored.add(text);
                }
                continue;
            }
            var column = layout.column(heading.get()).orElseThrow();
            var written = SheetWords.withoutBlanks(heading.get());
            var first = headings.putIfAbsent(column, written);
            if (first == null) {
                columns.put(position, column);
            } else if (twice == null) {
                twice = new SameColumn(column, first, written);
            }
        }
        var missing = layout.required().stream()
                .filter(column -> !columns.containsValue(column))
                .toList();
        return new SheetHeader(columns, headings, ignored, missing, twice);
    }

    /** The possible headings of a column: 措施 below 整改 is 措施, 整改措施 or 整改. */
    private static List<String> candidates(String upper, String lower) {
        if (lower.isEmpty() || upper.isEmpty()) {
            return List.of(upper + lower);
        }
        return List.of(lower, upper + lower, upper);
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    /** Headings that differ from the names of their columns. */
    Map<String, String> otherHeadings() {
        var other = new HashMap<>(headings);
        other.entrySet().removeIf(heading -> heading.getKey().equals(heading.getValue()));
        return other;
    }
}
