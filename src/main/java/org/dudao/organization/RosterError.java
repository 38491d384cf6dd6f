package org.dudao.organization;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a roster, in the words of whoever made it.
 *
 * @param row the row as a spreadsheet counts it, the header being 1; null when the whole sheet is meant
 * @param column the column's heading; null when the whole row is meant
 */
public record RosterError(String sheet, @Nullable Integer row, @Nullable String column, String message) {

    @Override
    public String toString() {
        return "《" + sheet + "》" + (row == null ? "" : "第" + row + "行") + (column == null ? "" : "“" + column + "”列")
                + "：" + message;
    }
}
