package org.dudao.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row with content.
 *
 * @param number as Excel counts it, for messages
 * @param cells stripped texts by column of the layout, without empty cells
 * @param headings how the sheet writes the headings that differ from the names of their columns
 */
public record SheetRow(int number, Map<String, String> cells, Map<String, String> headings) {

    public SheetRow(int number, Map<String, String> cells) {
        this(number, cells, Map.of());
    }

    /** The text of the cell, empty when the cell or the column is missing. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /**
     * An error in this row. It names the column as the sheet does.
     *
     * @param column null when the error concerns the row as a whole
     */
    public RowError error(@Nullable String column, String message) {
        return new RowError(number, column == null ? null : headings.getOrDefault(column, column), message);
    }
}
