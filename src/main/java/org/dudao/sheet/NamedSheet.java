package org.dudao.sheet;

import java.util.List;

/**
 * A sheet of a file that has several sheets. It is read without a layout: the first row is the header.
 *
 * @param headerRow number of the header's row, as Excel counts it
 * @param columns headings from left to right
 * @param rows rows with content, in the order of the sheet
 */
public record NamedSheet(String name, int headerRow, List<String> columns, List<SheetRow> rows) {}
