package org.dudao.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A date, a time, or both, as form-js sends them: in local time, without a time zone. */
@Component
class DatetimeType implements FieldType {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final Set<Integer> INTERVALS = Set.of(1, 5, 10, 15, 30, 60);
    private static final int DEFAULT_INTERVAL = 15;
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Clock clock;

    DatetimeType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of("datetime");
    }

    @Override
    public Set<String> settings() {
        return Set.of(
                "subtype",
                "dateLabel",
                "timeLabel",
                "use24h",
                "disallowPassedDates",
                "timeInterval",
                "timeSerializingFormat");
    }

    @Override
    public Set<String> rules() {
        return Set.of("required");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        inspection.requireOneOf("subtype", Set.of("date", "time", "datetime"));
        if (inspection.settings().has("timeSerializingFormat")
                && !inspection.settings().text("timeSerializingFormat").equals("no_timezone")) {
            inspection.addError("的 timeSerializingFormat 应为 no_timezone：时间按当地时间填写和保存，不能用 UTC 或时差");
        }
        inspection.requireBoolean("disallowPassedDates");
        var interval = inspection.settings().get("timeInterval");
        if (!interval.isMissingNode() && !INTERVALS.contains(interval.asInt())) {
            inspection.addError("的 timeInterval 应为 1、5、10、15、30、60 之一");
        }
    }

    @Override
    public @Nullable Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return value instanceof String ? value : null;
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        if (!(value instanceof String text)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        try {
            var errors = new ArrayList<String>();
            switch (subtype(field)) {
                case "time" -> checkTime(field, text, errors);
                case "datetime" -> checkDateTime(field, text, errors);
                default -> checkDate(field, parseDate(text), errors);
            }
            return errors;
        } catch (DateTimeParseException e) {
            return List.of(
                    switch (subtype(field)) {
                        case "time" -> "不是一个时间，应写成 14:30";
                        case "datetime" -> "不是一个日期和时间，应写成 2014-03-25T14:30";
                        default -> "不是一个日期，应写成 2014-03-25";
                    });
        }
    }

    private static String subtype(ComponentSettings field) {
        return field.has("subtype") ? field.text("subtype") : "date";
    }

    private void checkDate(ComponentSettings field, LocalDate date, List<String> errors) {
        var today = LocalDate.now(clock);
        var first = field.is("disallowPassedDates") ? today : EARLIEST;
        if (date.isBefore(first)) {
            errors.add("不能早于 %s".formatted(first.format(CHINESE_DATE)));
        }
    }

    private void checkDateTime(ComponentSettings field, String text, List<String> errors) {
        int separator = text.indexOf('T');
        if (separator < 0) {
            throw unreadable(text);
        }
        var date = parseDate(text.substring(0, separator));
        checkTime(field, text.substring(separator + 1), errors);
        checkDate(field, date, errors);
    }

    private static void checkTime(ComponentSettings field, String text, List<String> errors) {
        if (!TIME.matcher(text).matches()) {
            throw unreadable(text);
        }
        int interval = field.whole("timeInterval").orElse(DEFAULT_INTERVAL);
        if (LocalTime.parse(text).toSecondOfDay() / 60 % interval != 0) {
            errors.add("的分钟应为 %d 的倍数".formatted(interval));
        }
    }

    private static LocalDate parseDate(String text) {
        if (!DATE.matcher(text).matches()) {
            throw unreadable(text);
        }
        return LocalDate.parse(text);
    }

    private static DateTimeParseException unreadable(String text) {
        return new DateTimeParseException("not in the format of form-js", text, 0);
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return String.valueOf(value).replace('T', ' ');
    }
}
