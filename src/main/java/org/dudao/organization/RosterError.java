package org.dudao.organization;

import org.jspecify.annotations.Nullable;

/**
 * An error in a roster, with the names of sheets and columns that the office uses.
 *
 * @param sheet name of the sheet, or of the file when it cannot be read
 * @param row as a spreadsheet counts it, the header is row 1; null when the error concerns the whole sheet
 * @param column heading of the column; null when the error concerns the whole row
 */
public record RosterError(String sheet, @Nullable Integer row, @Nullable String column, String message) {

    @Override
    public String toString() {
        return "《" + sheet + "》" + (row == null ? "" : "第" + row + "行") + (column == null ? "" : "“" + column + "”列")
                + "：" + message;
    }
}
