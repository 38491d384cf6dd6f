package org.dudao.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.dudao.refusal.Refusal;
import org.dudao.refusal.Refusal.FieldError;
import org.dudao.sheet.CsvParsing;
import org.dudao.sheet.SheetDates;

/** A year as a .csv file: the header 日期,休班,名称, then one line for each day: 2014-01-26,班,春节. */
final class CalendarCsv {

    /** Ten times the size of a year of holidays. */
    static final int MOST_BYTES = 64 << 10;

    private static final List<String> HEADER = List.of("日期", "休班", "名称");
    private static final String FREE = "休";
    private static final String WORKED = "班";
    /** Names are written without quotes, so they must not contain a comma. */
    private static final Pattern NAME = Pattern.compile("[^,\"\\p{Cntrl}]{1,50}");

    private static final int MOST_ERRORS_LISTED = 10;

    private final int year;
    private final Map<LocalDate, CalendarYear.Day> days = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private CalendarCsv(int year) {
        this.year = year;
    }

    /**
     * Reads a year in any encoding that {@link CsvParsing} knows.
     *
     * @throws Refusal with all errors; each names its line
     */
    static CalendarYear read(int year, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "%d年的放假安排太大，最大%dKB。".formatted(year, MOST_BYTES >> 10));
        }
        var csv = new CalendarCsv(year);
        try (var lines = CsvParsing.parse(content)) {
            lines.forEach(csv::readLine);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "%d年的放假安排读不出来，应为 CSV：%s。".formatted(year, header()));
        }
        csv.refuseErrors();
        return CalendarYear.of(year, csv.days.values());
    }

    static String write(CalendarYear year) {
        return year.days().values().stream()
                .map(day -> "%s,%s,%s\n".formatted(day.date(), day.worked() ? WORKED : FREE, day.name()))
                .collect(Collectors.joining("", header() + "\n", ""));
    }

    private void readLine(CSVRecord line) {
        var cells = line.stream().map(String::strip).toList();
        if (line.getRecordNumber() == 1) {
            if (!cells.equals(HEADER)) {
                error(line, "表头应为“%s”".formatted(header()));
            }
        } else if (!cells.equals(List.of(""))) {
            if (cells.size() != HEADER.size()) {
                error(line, "应有三项：%s".formatted(header()));
            } else {
                readDay(line, cells.get(0), cells.get(1), cells.get(2));
            }
        }
    }

    private void readDay(CSVRecord line, String date, String kind, String name) {
        var day = SheetDates.parse(date);
        if (day.isEmpty()) {
            error(line, "“%s”不是日期，应如 %d-01-01".formatted(date, year));
        } else if (day.get().getYear() != year) {
            error(line, "“%s”不在%d年".formatted(date, year));
        } else if (!kind.equals(FREE) && !kind.equals(WORKED)) {
            error(line, "“%s”不在可选范围内，应为：休、班".formatted(kind));
        } else if (kind.equals(WORKED) && !isWeekend(day.get())) {
            error(line, "%s是%s，本来就上班，不用写".formatted(date, weekday(day.get())));
        } else if (!NAME.matcher(name).matches()) {
            error(line, "名称应为 1 到 50 个字，没有逗号和引号");
        } else if (days.putIfAbsent(day.get(), new CalendarYear.Day(day.get(), kind.equals(WORKED), name)) != null) {
            error(line, "%s 出现了两次".formatted(date));
        }
    }

    private void error(CSVRecord line, String reason) {
        errors.add(new FieldError(
                String.valueOf(line.getRecordNumber()), "第%d行".formatted(line.getRecordNumber()), reason));
    }

    private void refuseErrors() {
        if (errors.isEmpty() && days.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "%d年的放假安排里一天也没有，应为 CSV：%s。".formatted(year, header()));
        }
        if (!errors.isEmpty()) {
            var listed = errors.stream()
                    .limit(MOST_ERRORS_LISTED)
                    .map(error -> error.label() + error.reason())
                    .collect(Collectors.joining("；"));
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, "%d年的放假安排有 %d 处错误：%s。".formatted(year, errors.size(), listed), errors);
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
    }

    private static String header() {
        return String.join(",", HEADER);
    }
}
