package org.dudao.organization;

import java.util.List;
import java.util.Map;

/** A sheet of a roster as it was read: its heading and its rows, every cell a stripped text. */
record RosterSheet(String name, List<String> columns, List<Row> rows) {

    /**
     * A row that is not empty.
     *
     * @param number as a spreadsheet counts it, the header being 1
     */
    record Row(int number, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
