package org.dudao.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a row of a sheet.
 *
 * @param row as Excel counts it
 * @param column its name; null when it is about the row as a whole
 * @param message to be read after the column: 没有填写
 */
public record RowError(int row, @Nullable String column, String message) {

    String sentence() {
        return column == null ? message : column + "：" + message;
    }
}
