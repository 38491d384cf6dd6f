package org.dudao.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses dates in the forms that people type. */
public final class SheetDates {

    private static final Pattern DATE =
            Pattern.compile("([12]\\d{3})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号])");

    private SheetDates() {}

    /**
     * Accepts 2014-08-31, 2014/8/31, 2014.8.31 and 2014年8月31日, also with full-width digits.
     *
     * @return empty for any other text, and for a day that does not exist, such as 31 February
     */
    public static Optional<LocalDate> parse(String text) {
        var date = DATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", ""));
        if (!date.matches()) {
            return Optional.empty();
        }
        boolean separated = date.group(2) != null;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(separated ? 3 : 5)),
                    Integer.parseInt(date.group(separated ? 4 : 6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
