package org.dudao.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error in a sheet.
 *
 * @param sheet name of the sheet; null when the import reads only one sheet of the file
 * @param row as Excel counts it; null when the error concerns the sheet as a whole
 * @param column heading of the column as the sheet writes it; null when the error concerns the row as a whole
 * @param message continues after the column: 没有填写
 */
public record RowError(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sheet,
        @Nullable Integer row,
        @Nullable String column,
        String message) {

    public RowError(int row, @Nullable String column, String message) {
        this(null, row, column, message);
    }

    /** The same error in a file with several sheets. */
    public RowError in(String sheet) {
        return new RowError(sheet, row, column, message);
    }

    RowError withMessage(String sentence) {
        return new RowError(sheet, row, column, sentence);
    }

    String sentence() {
        return column == null ? message : column + "：" + message;
    }

    /** The error with its place: 《单位》第3行“类别”列：没有填写. */
    @Override
    public String toString() {
        return (sheet == null ? "" : "《" + sheet + "》")
                + (row == null ? "" : "第" + row + "行")
                + (column == null ? "" : "“" + column + "”列")
                + "：" + message;
    }
}
