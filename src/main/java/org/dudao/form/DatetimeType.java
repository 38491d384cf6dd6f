package org.dudao.form;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A date, a time, or both, in the one way of writing it that form-js sends. */
@Component
class DatetimeType implements FieldType {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})?");
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final Set<Integer> INTERVALS = Set.of(1, 5, 10, 15, 30, 60);
    private static final int USUAL_INTERVAL = 15;
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("yyyy年M月d日");

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
        inspection.requireOneOf("timeSerializingFormat", Set.of("utc_offset", "utc_normalized", "no_timezone"));
        inspection.requireBoolean("disallowPassedDates");
        var interval = inspection.settings().get("timeInterval");
        if (!interval.isMissingNode() && !INTERVALS.contains(interval.asInt())) {
            inspection.complain("的 timeInterval 应为 1、5、10、15、30、60 之一");
        }
    }

    @Override
    public @Nullable Object opened(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return value instanceof String ? value : null;
    }

    @Override
    public List<String> complaints(ComponentSettings field, Object value, ExpressionScope scope) {
        if (!(value instanceof String text)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        try {
            var complaints = new ArrayList<String>();
            switch (subtype(field)) {
                case "time" -> checkTime(field, text, complaints);
                case "datetime" -> checkDateTime(field, text, complaints);
                default -> checkDate(field, parseDate(text), complaints);
            }
            return complaints;
        } catch (DateTimeParseException e) {
            return List.of(
                    switch (subtype(field)) {
                        case "time" -> "不是一个时间，应写成 %s".formatted(example(field));
                        case "datetime" -> "不是一个日期和时间，应写成 2014-03-25T%s".formatted(example(field));
                        default -> "不是一个日期，应写成 2014-03-25";
                    });
        }
    }

    private static String subtype(ComponentSettings field) {
        return field.has("subtype") ? field.text("subtype") : "date";
    }

    private void checkDate(ComponentSettings field, LocalDate date, List<String> complaints) {
        var today = LocalDate.now(clock);
        var first = field.is("disallowPassedDates") ? today : FIRST;
        if (date.isBefore(first)) {
            complaints.add("不能早于 %s".formatted(first.format(SPOKEN)));
        }
    }

    private void checkDateTime(ComponentSettings field, String text, List<String> complaints) {
        int separator = text.indexOf('T');
        if (separator < 0) {
            throw unreadable(text);
        }
        var date = parseDate(text.substring(0, separator));
        var time = checkTime(field, text.substring(separator + 1), complaints);
        // A normalized time has its date in UTC; the limit is a date here.
        var here = format(field).equals("utc_normalized")
                ? LocalDateTime.of(date, time)
                        .atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate()
                : date;
        checkDate(field, here, complaints);
    }

    private static LocalTime checkTime(ComponentSettings field, String text, List<String> complaints) {
        if (!TIME.matcher(text).matches()) {
            throw unreadable(text);
        }
        var time =
                switch (format(field)) {
                    case "utc_normalized" -> {
                        if (!text.endsWith("Z")) {
                            throw unreadable(text);
                        }
                        yield OffsetTime.parse(text).toLocalTime();
                    }
                    case "utc_offset" -> {
                        if (text.endsWith("Z")) {
                            throw unreadable(text);
                        }
                        yield OffsetTime.parse(text).toLocalTime();
                    }
                    default -> LocalTime.parse(text);
                };
        int interval = interval(field);
        if (time.toSecondOfDay() / 60 % interval != 0) {
            complaints.add("的分钟应为 %d 的倍数".formatted(interval));
        }
        return time;
    }

    private static LocalDate parseDate(String text) {
        if (!DATE.matcher(text).matches()) {
            throw unreadable(text);
        }
        return LocalDate.parse(text);
    }

    private static String format(ComponentSettings field) {
        return field.text("timeSerializingFormat");
    }

    /** A zone can be off by a quarter of an hour, so that of a normalized time no more is known than its place in it. */
    private static int interval(ComponentSettings field) {
        var interval = BigInteger.valueOf(field.whole("timeInterval").orElse(USUAL_INTERVAL));
        return format(field).equals("utc_normalized")
                ? interval.gcd(BigInteger.valueOf(USUAL_INTERVAL)).intValue()
                : interval.intValue();
    }

    private static String example(ComponentSettings field) {
        return switch (format(field)) {
            case "utc_offset" -> "14:30+08:00";
            case "utc_normalized" -> "06:30Z";
            default -> "14:30";
        };
    }

    private static DateTimeParseException unreadable(String text) {
        return new DateTimeParseException("not as form-js writes it", text, 0);
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return String.valueOf(value).replace('T', ' ');
    }
}
