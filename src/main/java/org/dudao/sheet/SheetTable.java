package org.dudao.sheet;

import java.util.List;

/**
 * The content of a sheet that was read against a layout.
 *
 * @param sheet name of the sheet in its file
 * @param headerRow number of the header's first row, as Excel counts it; 1 when the sheet has no header
 * @param columns columns of the layout that the sheet has, from left to right
 * @param missing required columns that the sheet does not have; then there are no rows
 * @param rows rows with content, in the order of the sheet
 * @param notices what the reader left out or found unusual: sentences for the page
 */
public record SheetTable(
        String sheet,
        int headerRow,
        List<String> columns,
        List<String> missing,
        List<SheetRow> rows,
        List<String> notices) {}
