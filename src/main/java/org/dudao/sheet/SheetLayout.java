package org.dudao.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns and limits of a sheet.
 *
 * @param name what the sheet is called: 台账. Where a file has several kinds of sheets, their names tell them apart
 * @param required columns that the sheet must have, in any order; their cells may be empty
 * @param optional columns that are read when present; all other columns are ignored
 * @param synonyms other words for a heading, each with its column
 * @param dates columns in which a plain number is a day as Excel counts it
 * @param computed whether a formula counts as the value that the spreadsheet program last computed; otherwise it is refused
 * @param mostRows rows with content below the header
 * @param longestCell most characters in a cell
 */
public record SheetLayout(
        String name,
        List<String> required,
        List<String> optional,
        Map<String, String> synonyms,
        Set<String> dates,
        boolean computed,
        int mostRows,
        int longestCell) {

    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_CELL = 5_000;

    public SheetLayout {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        synonyms = Map.copyOf(synonyms);
        dates = Set.copyOf(dates);
        var names = Stream.concat(required.stream(), optional.stream()).toList();
        if (required.isEmpty()
                || names.stream().distinct().count() < names.size()
                || !names.containsAll(synonyms.values())
                || names.stream().anyMatch(synonyms::containsKey)) {
            throw new IllegalArgumentException("no columns, a column twice, or a synonym without a column: " + names);
        }
    }

    /** A layout with these columns, no optional columns, at most 5,000 rows, and at most 5,000 characters in a cell. */
    public static SheetLayout of(String... required) {
        return new SheetLayout("", List.of(required), List.of(), Map.of(), Set.of(), false, MOST_ROWS, LONGEST_CELL);
    }

    public SheetLayout withName(String sheet) {
        return new SheetLayout(sheet, required, optional, synonyms, dates, computed, mostRows, longestCell);
    }

    public SheetLayout withOptional(String... columns) {
        return new SheetLayout(name, required, List.of(columns), synonyms, dates, computed, mostRows, longestCell);
    }

    /** Other words for the heading of a column. */
    public SheetLayout withSynonyms(String column, String... words) {
        var more = new HashMap<String, String>();
        Arrays.stream(words).forEach(word -> more.put(word, column));
        return withSynonyms(more);
    }

    /** Other words, each with its column. They replace those that the layout has. */
    SheetLayout withSynonyms(Map<String, String> words) {
        var all = new HashMap<>(synonyms);
        words.forEach((word, column) -> all.put(SheetWords.heading(word), column));
        return new SheetLayout(name, required, optional, all, dates, computed, mostRows, longestCell);
    }

    public SheetLayout withDates(String... columns) {
        return new SheetLayout(name, required, optional, synonyms, Set.of(columns), computed, mostRows, longestCell);
    }

    public SheetLayout withComputedValues() {
        return new SheetLayout(name, required, optional, synonyms, dates, true, mostRows, longestCell);
    }

    public SheetLayout withMostRows(int rows) {
        return new SheetLayout(name, required, optional, synonyms, dates, computed, rows, longestCell);
    }

    public SheetLayout withLongestCell(int characters) {
        return new SheetLayout(name, required, optional, synonyms, dates, computed, mostRows, characters);
    }

    /** All columns, the required ones first. */
    public List<String> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** The column that a heading means; empty when the layout has no such column. */
    Optional<String> column(String heading) {
        var word = SheetWords.heading(heading);
        return named(word).or(() -> named(SheetWords.withoutBrackets(word)));
    }

    private Optional<String> named(String word) {
        return required.contains(word) || optional.contains(word)
                ? Optional.of(word)
                : Optional.ofNullable(synonyms.get(word));
    }
}
