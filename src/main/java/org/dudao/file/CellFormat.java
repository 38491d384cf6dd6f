package org.dudao.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Formats numbers and dates as a Chinese Excel or WPS displays them. Not safe for several threads. */
final class CellFormat {

    /** Formats whose meaning depends on the language of Excel (ECMA-376, 18.8.30, zh-cn). */
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(14, "yyyy/m/d"),
            Map.entry(22, "yyyy/m/d h:mm"),
            Map.entry(27, "yyyy\"年\"m\"月\""),
            Map.entry(28, "m\"月\"d\"日\""),
            Map.entry(29, "m\"月\"d\"日\""),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(34, "h\"时\"mm\"分\""),
            Map.entry(35, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(36, "yyyy\"年\"m\"月\""),
            Map.entry(50, "yyyy\"年\"m\"月\""),
            Map.entry(51, "m\"月\"d\"日\""),
            Map.entry(52, "yyyy\"年\"m\"月\""),
            Map.entry(53, "m\"月\"d\"日\""),
            Map.entry(54, "m\"月\"d\"日\""),
            Map.entry(55, "h\"时\"mm\"分\""),
            Map.entry(56, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(57, "yyyy\"年\"m\"月\""),
            Map.entry(58, "m\"月\"d\"日\""));

    /** POI displays the quotes of these, as in yyyy"年". */
    private static final Pattern QUOTED_HAN = Pattern.compile("\"(\\p{IsHan}+)\"");

    private final DataFormatter formatter = new DataFormatter(Locale.CHINA);

    /**
     * Formats a number.
     *
     * @param index the number of the format
     * @param format the format that the workbook defines for this number; null for a built-in one
     * @param since1904 whether the workbook counts days from 1904
     */
    String format(double value, int index, @Nullable String format, boolean since1904) {
        var pattern = CHINESE.get(index);
        if (pattern == null) {
            pattern = format == null ? BuiltinFormats.getBuiltinFormat(index) : format;
        }
        if (pattern == null) {
            pattern = "General";
        }
        // A format that begins with this mark follows the settings of Windows.
        if (pattern.startsWith("[$-F800]")) {
            pattern = CHINESE.getOrDefault(31, pattern);
        }
        return formatter.formatRawCellContents(
                value, index, QUOTED_HAN.matcher(pattern).replaceAll("$1"), since1904);
    }
}
