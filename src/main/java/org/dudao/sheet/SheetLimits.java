package org.dudao.sheet;

import org.apache.poi.ss.util.CellReference;

/**
 * Limits for each sheet of a file that {@link NamedSheetReader} reads.
 *
 * @param mostSheets sheets in the file
 * @param mostRows rows with content below the header
 * @param mostColumns columns in a row
 * @param longestCell characters in a cell
 */
public record SheetLimits(int mostSheets, int mostRows, int mostColumns, int longestCell) {

    /** Limit for every file, as uploaded. */
    static final int MOST_BYTES = 20 << 20;

    static void requireSize(String file, long bytes) {
        if (bytes > MOST_BYTES) {
            throw SheetLimitRefusal.of("“%s”太大，表格最大%dMB。", file, MOST_BYTES >> 20);
        }
    }

    /**
     * Checks the length of a cell.
     *
     * @param place what to call the sheet in the message
     * @param column counted from 0
     */
    static void requireCellLength(String place, int row, int column, int length, int longest) {
        if (length > longest) {
            throw SheetLimitRefusal.of(
                    "“%s”的 %s%d 格有%d个字，最多%d个字。",
                    place, CellReference.convertNumToColString(column), row, length, longest);
        }
    }
}
