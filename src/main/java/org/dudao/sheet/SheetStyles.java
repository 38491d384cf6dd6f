package org.dudao.sheet;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Cell styles of the sheets that we write. */
final class SheetStyles {

    private static final String TEXT = "@";
    private static final String DATE = "yyyy-mm-dd";
    private static final short TITLE_POINTS = 16;

    private SheetStyles() {}

    static CellStyle title(Workbook workbook) {
        var style = workbook.createCellStyle();
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        var font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints(TITLE_POINTS);
        style.setFont(font);
        return style;
    }

    static CellStyle header(Workbook workbook) {
        var style = text(workbook);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        var font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        return style;
    }

    /** The text format. Text that begins with = stays text when somebody edits the cell. */
    static CellStyle text(Workbook workbook) {
        var style = bordered(workbook);
        style.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
        style.setWrapText(true);
        return style;
    }

    static CellStyle number(Workbook workbook) {
        return bordered(workbook);
    }

    static CellStyle date(Workbook workbook) {
        var style = bordered(workbook);
        style.setDataFormat(workbook.createDataFormat().getFormat(DATE));
        style.setAlignment(HorizontalAlignment.LEFT);
        return style;
    }

    static CellStyle error(Workbook workbook) {
        var style = text(workbook);
        var font = workbook.createFont();
        font.setColor(IndexedColors.RED.getIndex());
        style.setFont(font);
        return style;
    }

    private static CellStyle bordered(Workbook workbook) {
        var style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
