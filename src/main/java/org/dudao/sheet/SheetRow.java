package org.dudao.sheet;

import java.util.Map;

/**
 * A row that is not empty.
 *
 * @param number as Excel counts it, for messages
 * @param cells by column, stripped; a cell that is empty, or of a column that the sheet has not, is left out
 */
public record SheetRow(int number, Map<String, String> cells) {

    /** What the cell says, or the empty text. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Something is wrong with a cell of this row. */
    public RowError error(String column, String message) {
        return new RowError(number, column, message);
    }
}
