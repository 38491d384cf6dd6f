package org.dudao.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sheets of one or several files.
 *
 * @param tables sheets that are named like a layout
 * @param unknown names of other sheets that have headings of a layout
 * @param notices sentences about sheets that were not read
 */
public record SheetBook(List<SheetTable> tables, List<String> unknown, List<String> notices) {

    public static SheetBook of(List<SheetBook> books) {
        var tables = new ArrayList<SheetTable>();
        var unknown = new ArrayList<String>();
        var notices = new ArrayList<String>();
        for (var book : books) {
            tables.addAll(book.tables());
            unknown.addAll(book.unknown());
            notices.addAll(book.notices());
        }
        return new SheetBook(tables, unknown, notices);
    }

    public int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** Sentences for the page: which sheets were not read, and what was left out or unusual in the others. */
    public List<String> allNotices() {
        return Stream.concat(notices.stream(), tables.stream().flatMap(table -> table.notices().stream()
                        .map(notice -> "《%s》：%s".formatted(table.sheet(), notice))))
                .toList();
    }
}
