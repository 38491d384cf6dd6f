package org.dudao.sheet;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/**
 * The number formats of a workbook.
 *
 * @param styles number of the format of each cell style, by the index of the style
 * @param own formats defined in the workbook, by number
 */
record NumberFormats(List<Integer> styles, Map<Integer, String> own) {

    static final int GENERAL = 0;

    int ofStyle(int style) {
        return style < styles.size() ? styles.get(style) : GENERAL;
    }

    /** Null for a built-in format that depends on the language of Excel. */
    @Nullable String pattern(int format) {
        var pattern = own.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
        return pattern == null || pattern.startsWith("reserved") ? null : pattern;
    }
}
