package org.dudao.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** Parses dates in the forms that people type. */
public final class SheetDates {

    private static final Pattern DATE =
            Pattern.compile("([12]\\d{3})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号])");

    private static final Pattern TIME =
            Pattern.compile("(?<![T\\s])[T\\s]++\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d++)?)?\\s*+\\z");

    private static final Pattern EIGHT_DIGITS = Pattern.compile("([12]\\d{3})(\\d{2})(\\d{2})");

    /** A day as Excel counts it, from 1927 to 2173. */
    private static final Pattern NUMBER_OF_A_DAY = Pattern.compile("[1-9]\\d{4}(?:\\.\\d+)?");

    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})(?:[-/.年])(\\d{1,2})(?:[-/.月])(\\d{1,2})[日号]?");
    private static final Pattern MONTH =
            Pattern.compile("(?:([12]\\d{3})[-/.年])?(\\d{1,2})月?(份?[上中下]旬|份?[底末初前内]|份)?.{0,2}");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-/.月](\\d{1,2})[日号]?.{0,2}");
    private static final Pattern YEAR_IN_FULL = Pattern.compile("[12]\\d{3}");
    private static final Pattern QUARTER = Pattern.compile("(?:([12]\\d{3})年)?第?([1-4])季度.{0,2}");
    private static final Pattern YEAR = Pattern.compile("(?:([12]\\d{3})年|今年|年)(上半年|中)?.{0,3}");

    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int JUNE = 6;
    private static final int DECEMBER = 12;
    private static final int END_OF_FIRST_PART = 10;
    private static final int END_OF_SECOND_PART = 20;
    private static final int CENTURY = 2000;

    private static final Map<String, String> CHINESE_DIGITS = Map.ofEntries(
            Map.entry("十二", "12"),
            Map.entry("十一", "11"),
            Map.entry("十", "10"),
            Map.entry("九", "9"),
            Map.entry("八", "8"),
            Map.entry("七", "7"),
            Map.entry("六", "6"),
            Map.entry("五", "5"),
            Map.entry("四", "4"),
            Map.entry("三", "3"),
            Map.entry("二", "2"),
            Map.entry("一", "1"));

    private static final Pattern CHINESE_MONTH = Pattern.compile("(十[一二]?|[一二三四五六七八九])(?=月|季度)");

    private SheetDates() {}

    /**
     * Accepts 2014-08-31, 2014/8/31, 2014.8.31, 2014年8月31日 and 20140831, also with full-width digits or a time of day.
     *
     * @return empty for any other text, and for a day that does not exist, such as 31 February
     */
    public static Optional<LocalDate> parse(String text) {
        var plain = plain(text);
        var eight = EIGHT_DIGITS.matcher(plain);
        if (eight.matches()) {
            return date(number(eight, 1), number(eight, 2), number(eight, 3));
        }
        var date = DATE.matcher(plain);
        if (!date.matches()) {
            return Optional.empty();
        }
        boolean separated = date.group(2) != null;
        return date(number(date, 1), number(date, separated ? 3 : 5), number(date, separated ? 4 : 6));
    }

    /** What is wrong with a text that is no date, and the coming date that the writer may mean. */
    public static String advice(String text, LocalDate today) {
        return sentence(text, proposal(text, today));
    }

    /** Like {@link #advice(String, LocalDate)}, but proposes a day that has passed when the text names no year. */
    public static String adviceOnPast(String text, LocalDate today) {
        var coming = proposal(text, today);
        boolean withYear = YEAR_IN_FULL.matcher(plain(text)).find();
        return sentence(text, coming.isAfter(today) && !withYear ? coming.minusYears(1) : coming);
    }

    private static String sentence(String text, LocalDate proposal) {
        return "“%s”不是日期，应写成具体日期，例如 %s".formatted(text, proposal);
    }

    /**
     * The last day of the period that the text names: 2027年3月底 is 2027-03-31. For a month or day without a year it is
     * the next such month or day. Any other text, such as 长期, gives the end of this year.
     */
    static LocalDate proposal(String text, LocalDate today) {
        var plain = CHINESE_MONTH
                .matcher(plain(text))
                .replaceAll(digits -> CHINESE_DIGITS.getOrDefault(digits.group(), digits.group()));
        return noSuchDay(plain)
                .or(() -> shortYear(plain))
                .or(() -> day(plain, today))
                .or(() -> quarter(plain, today))
                .or(() -> month(plain, today))
                .or(() -> year(plain, today))
                .orElse(LocalDate.of(today.getYear(), DECEMBER, 31));
    }

    /** The day that a number means in a workbook. Any other text is returned unchanged. */
    static String dayOfNumber(String text, boolean from1904) {
        var plain = plain(text);
        return NUMBER_OF_A_DAY.matcher(plain).matches()
                ? DateUtil.getLocalDateTime(Double.parseDouble(plain), from1904)
                        .toLocalDate()
                        .toString()
                : text;
    }

    /** 31 February becomes the last day of February. */
    private static Optional<LocalDate> noSuchDay(String text) {
        var date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        return date(number(date, 1), number(date, date.group(2) != null ? 3 : 5), 1)
                .map(first -> YearMonth.from(first).atEndOfMonth());
    }

    private static Optional<LocalDate> shortYear(String text) {
        var date = SHORT_YEAR.matcher(text);
        return date.matches() ? date(CENTURY + number(date, 1), number(date, 2), number(date, 3)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        var day = DAY.matcher(text);
        return day.matches()
                ? date(today.getYear(), number(day, 1), number(day, 2)).map(date -> notBefore(today, date))
                : Optional.empty();
    }

    private static Optional<LocalDate> quarter(String text, LocalDate today) {
        var quarter = QUARTER.matcher(text);
        return quarter.matches()
                ? endOf(quarter, number(quarter, 2) * MONTHS_OF_A_QUARTER, "", today)
                : Optional.empty();
    }

    private static Optional<LocalDate> month(String text, LocalDate today) {
        var month = MONTH.matcher(text);
        boolean named = month.matches() && (month.group(1) != null || text.contains("月"));
        return named && number(month, 2) >= 1 && number(month, 2) <= DECEMBER
                ? endOf(month, number(month, 2), String.valueOf(month.group(3)), today)
                : Optional.empty();
    }

    private static Optional<LocalDate> year(String text, LocalDate today) {
        var year = YEAR.matcher(text);
        return year.matches() ? endOf(year, year.group(2) == null ? DECEMBER : JUNE, "", today) : Optional.empty();
    }

    /** The last day of a month, or of its first or second ten days. The first group of the match is the year. */
    private static Optional<LocalDate> endOf(MatchResult match, int month, String part, LocalDate today) {
        boolean withYear = match.group(1) != null;
        var end = YearMonth.of(withYear ? number(match, 1) : today.getYear(), month)
                .atEndOfMonth();
        if (part.endsWith("上旬") || part.endsWith("初")) {
            end = end.withDayOfMonth(END_OF_FIRST_PART);
        } else if (part.endsWith("中旬")) {
            end = end.withDayOfMonth(END_OF_SECOND_PART);
        }
        return Optional.of(withYear ? end : notBefore(today, end));
    }

    private static LocalDate notBefore(LocalDate today, LocalDate date) {
        return date.isBefore(today) ? date.plusYears(1) : date;
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static String plain(String text) {
        var withoutTime =
                TIME.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceFirst("");
        return SheetWords.compact(withoutTime);
    }
}
