package org.dudao.sheet;

import java.util.List;

/**
 * What a sheet has.
 *
 * @param headerRow the header's row, as Excel counts it
 * @param columns those of the layout that are there, from left to right
 * @param ignored the names of other columns; nothing of them was read
 * @param rows in the order of the sheet, without the empty ones
 */
public record SheetTable(int headerRow, List<String> columns, List<String> ignored, List<SheetRow> rows) {}
