package org.dudao.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error in a sheet.
 *
 * @param sheet name of the sheet; null when the import reads only one sheet of the file
 * @param row as Excel counts it; null when the error concerns the sheet as a whole
 * @param column heading of the column; null when the error concerns the row as a whole
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

    String sentence() {
        return column == null ? message : column + "：" + message;
    }
}
