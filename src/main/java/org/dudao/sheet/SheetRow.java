package org.dudao.sheet;

import java.util.Map;

/**
 * A row with content.
 *
 * @param number as Excel counts it, for messages
 * @param cells stripped texts by column heading, without empty cells
 */
public record SheetRow(int number, Map<String, String> cells) {

    /** The text of the cell, empty when the cell or the column is missing. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** An error in a cell of this row. */
    public RowError error(String column, String message) {
        return new RowError(number, column, message);
    }
}
