package org.dudao.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;

/** Turns the value of a cell into text: numbers as displayed, without thousands separators; dates as yyyy-MM-dd. */
final class CellTexts {

    /** PostgreSQL refuses NUL. XML refuses all of these. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    /** The day after 31 December 9999. */
    private static final double AFTER_THE_LAST_DAY = 2_958_466;

    private final List<String> shared;
    private final NumberFormats formats;
    private final boolean from1904;
    private final DataFormatter formatter = new DataFormatter(Locale.CHINA);

    /**
     * The texts of one workbook.
     *
     * @param shared texts to which cells refer by number
     * @param from1904 whether days are counted from 1904, as old versions of Excel for Mac do
     */
    CellTexts(List<String> shared, NumberFormats formats, boolean from1904) {
        this.shared = shared;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /**
     * The text of a cell.
     *
     * @param type the attribute t, null for a number
     * @param style the attribute s, null for the default
     */
    String text(@Nullable String type, @Nullable String style, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> text(shared.get(Integer.parseInt(value.strip())));
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "d" -> value.strip().split("T", 2)[0];
            case "n" -> clean(number(Double.parseDouble(value), style == null ? 0 : Integer.parseInt(style)));
            default -> text(value);
        };
    }

    /** Excel writes some characters as codes such as _x000A_. */
    private static String text(String value) {
        return clean(new XSSFRichTextString(value).getString());
    }

    private String number(double value, int style) {
        int format = formats.ofStyle(style);
        var pattern = formats.pattern(format);
        if (value >= 1 && value < AFTER_THE_LAST_DAY && isDate(format, pattern)) {
            return DateUtil.getLocalDateTime(value, from1904).toLocalDate().toString();
        }
        return format == NumberFormats.GENERAL || pattern == null
                ? NumberToTextConverter.toText(value)
                : formatter.formatRawCellContents(value, format, pattern.replace(",", ""), from1904);
    }

    /** A Chinese Excel has built-in date formats that are not stored in the file and that POI does not know (ECMA-376, 18.8.30). */
    private static boolean isDate(int format, @Nullable String pattern) {
        boolean builtIn = (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        return builtIn || (pattern != null && DateUtil.isADateFormat(format, pattern));
    }

    /** Removes control characters, halves of surrogate pairs, and blanks at both ends. */
    static String clean(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
        var whole = new String(lines.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return CONTROLS.matcher(whole).replaceAll("").strip();
    }
}
