package org.dudao.sheet;

import java.util.List;

/**
 * The content of a sheet that was read against a layout.
 *
 * @param headerRow number of the header's row, as Excel counts it
 * @param columns columns of the layout that the sheet has, from left to right
 * @param ignored headings of the other columns, which were not read
 * @param rows rows with content, in the order of the sheet
 */
public record SheetTable(int headerRow, List<String> columns, List<String> ignored, List<SheetRow> rows) {}
