package org.dudao.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes sheets for printing: a title, a fixed header, and rows. {@link SheetReader} can read them. */
public final class SheetWriter {

    private static final String TOO_LONG = "……（太长，余下的略去）";
    private static final int LONGEST_CELL = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int HEADER_ROW = 1;
    private static final short TITLE_HEIGHT = 30;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 40;
    /** Excel measures widths in units of 1/256 of a digit. */
    private static final int DIGIT = 256;

    private final SXSSFWorkbook workbook;
    private final SXSSFSheet sheet;
    private final CellStyle text;
    private final CellStyle number;
    private final CellStyle date;

    private SheetWriter(SXSSFWorkbook workbook, String title) {
        this.workbook = workbook;
        sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(title));
        text = SheetStyles.text(workbook);
        number = SheetStyles.number(workbook);
        date = SheetStyles.date(workbook);
    }

    /**
     * Writes an .xlsx file with one sheet.
     *
     * @param title above the header; also names the sheet, cut to 31 characters
     * @param rows each with one value per column: null is an empty cell, a LocalDate a date, a Number a number, and everything else
     *     a text, which is never a formula; a text is cut at 32,767 characters and then ends with a note
     */
    public static byte[] write(
            String title, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        try (var workbook = new SXSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            new SheetWriter(workbook, title).fill(title, columns, rows);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes an .xlsx file with several sheets, without titles. Each row keeps its number. If two sheets have the same
     * name, only the first is written.
     */
    public static byte[] write(List<SheetTable> sheets) {
        try (var workbook = new SXSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            for (var sheet : sheets) {
                var name = WorkbookUtil.createSafeSheetName(sheet.sheet());
                if (workbook.getSheet(name) == null) {
                    new SheetWriter(workbook, name).fill(sheet);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(SheetTable content) {
        var columns = content.columns();
        var rows = content.rows().stream()
                .map(row -> columns.stream().map(row::cell).toList())
                .toList();
        setWidths(columns, rows);
        writeHeader(content.headerRow() - 1, columns);
        for (var values : content.rows()) {
            var row = sheet.createRow(values.number() - 1);
            for (int column = 0; column < columns.size(); column++) {
                write(row, column, values.cell(columns.get(column)));
            }
        }
    }

    private void fill(String title, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        describe(title, columns, rows);
        writeHeader(HEADER_ROW, columns);
        int next = HEADER_ROW + 1;
        for (var values : rows) {
            var row = sheet.createRow(next++);
            for (int column = 0; column < columns.size(); column++) {
                write(row, column, values.get(column));
            }
        }
    }

    private void writeHeader(int row, List<String> columns) {
        var header = SheetStyles.header(workbook);
        var names = sheet.createRow(row);
        for (int column = 0; column < columns.size(); column++) {
            write(names, column, columns.get(column));
            names.getCell(column).setCellStyle(header);
        }
    }

    private void setWidths(List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.setColumnWidth(column, DIGIT * width(column, columns.get(column), rows));
        }
    }

    private void describe(String title, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        setWidths(columns, rows);
        sheet.createFreezePane(0, HEADER_ROW + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, -1, -1));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(true);
        var first = sheet.createRow(0);
        first.setHeightInPoints(TITLE_HEIGHT);
        var cell = first.createCell(0);
        cell.setCellValue(title);
        cell.setCellStyle(SheetStyles.title(workbook));
        if (columns.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, columns.size() - 1));
        }
    }

    private void write(Row row, int column, @Nullable Object value) {
        Cell cell = row.createCell(column);
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (value instanceof Number decimal) {
            cell.setCellValue(decimal.doubleValue());
            cell.setCellStyle(number);
        } else {
            cell.setCellValue(value == null ? "" : fitting(value.toString()));
            cell.setCellStyle(text);
        }
    }

    private static String fitting(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - TOO_LONG.length()) + TOO_LONG;
    }

    /** Width of the widest text in digits. A Chinese character counts as two. Text beyond the maximum is wrapped. */
    private static int width(int column, String name, List<? extends List<? extends @Nullable Object>> rows) {
        int widest = width(name);
        for (var row : rows) {
            widest = Math.max(widest, width(String.valueOf(row.get(column))));
        }
        return Math.min(Math.max(widest + 2, NARROWEST), WIDEST);
    }

    private static int width(String text) {
        return text.lines()
                .limit(WIDEST)
                .mapToInt(line ->
                        line.chars().limit(WIDEST).map(c -> c < 0x2E80 ? 1 : 2).sum())
                .max()
                .orElse(0);
    }
}
