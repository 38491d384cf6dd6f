package org.dudao.sheet;

import org.apache.poi.ss.util.CellReference;

/** Limits for every file. Limits for the rows of a sheet are in its {@link SheetLayout}. */
final class SheetLimits {

    /** As uploaded. */
    static final int MOST_BYTES = 20 << 20;

    /** Sheets in a file of which all sheets are read. */
    static final int MOST_SHEETS = 20;

    private SheetLimits() {}

    static void requireSize(String file, long bytes) {
        if (bytes > MOST_BYTES) {
            throw SheetLimitRefusal.of("“%s”太大，表格最大%dMB。", file, MOST_BYTES >> 20);
        }
    }

    /**
     * Checks the length of a cell.
     *
     * @param place what to call the sheet in the message
     */
    static void requireCellLength(String place, int row, SheetXml.Cell cell, int longest) {
        if (cell.text().length() > longest) {
            throw SheetLimitRefusal.of(
                    "“%s”的 %s%d 格有%d个字，最多%d个字。",
                    place,
                    CellReference.convertNumToColString(cell.column()),
                    row,
                    cell.text().length(),
                    longest);
        }
    }
}
