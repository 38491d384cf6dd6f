package org.dudao.sheet;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are shown.
 *
 * @param styles the number format of each style of cells, by its place in the list
 * @param own the workbook's own formats by number
 */
record NumberFormats(List<Integer> styles, Map<Integer, String> own) {

    static final int GENERAL = 0;

    int ofStyle(int style) {
        return style < styles.size() ? styles.get(style) : GENERAL;
    }

    /** Null for a built-in one that depends on Excel's language. */
    @Nullable String pattern(int format) {
        var pattern = own.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
        return pattern == null || pattern.startsWith("reserved") ? null : pattern;
    }
}
