package org.dudao.sheet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns and limits of a sheet.
 *
 * @param required columns that the sheet must have, in any order; their cells may be empty
 * @param optional columns that are read when present; all other columns are ignored
 * @param mostRows rows with content below the header
 * @param longestCell most characters in a cell
 */
public record SheetLayout(List<String> required, List<String> optional, int mostRows, int longestCell) {

    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_CELL = 5_000;

    public SheetLayout {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        var names = Stream.concat(required.stream(), optional.stream()).toList();
        if (required.isEmpty() || new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("no columns, or one twice: " + names);
        }
    }

    /** A layout with these columns, no optional columns, at most 5,000 rows, and at most 5,000 characters in a cell. */
    public static SheetLayout of(String... required) {
        return new SheetLayout(List.of(required), List.of(), MOST_ROWS, LONGEST_CELL);
    }

    public SheetLayout withOptional(String... columns) {
        return new SheetLayout(required, List.of(columns), mostRows, longestCell);
    }

    public SheetLayout withMostRows(int rows) {
        return new SheetLayout(required, optional, rows, longestCell);
    }

    public SheetLayout withLongestCell(int characters) {
        return new SheetLayout(required, optional, mostRows, characters);
    }

    boolean has(String column) {
        return required.contains(column) || optional.contains(column);
    }
}
