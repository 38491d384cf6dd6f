package org.dudao.submission;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dudao.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table material-standard. */
@Component
public class MaterialStandards {

    private static final String TABLE = "materialStandard";

    private final Decisions decisions;
    private final Map<Row, MaterialStandard> known = new ConcurrentHashMap<>();

    private record Row(String version, String kind) {}

    MaterialStandards(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no such kind */
    public MaterialStandard of(String kind) {
        return known.computeIfAbsent(new Row(decisions.version(TABLE), kind), row -> read(kind));
    }

    private MaterialStandard read(String kind) {
        var rule = decisions
                .firstRule(TABLE, Map.of("material", kind))
                .orElseThrow(() -> new IllegalStateException("material-standard.dmn has no rule for " + kind));
        return new MaterialStandard(
                text(rule, "name"),
                text(rule, "handInForm"),
                text(rule, "reviewForm"),
                text(rule, "reader"),
                number(rule, "dueDay"),
                number(rule, "reworkDays"),
                number(rule, "reviewDays"),
                text(rule, "standard"),
                number(rule, "returnsBeforeTalk"),
                (String) rule.get("acceptance"));
    }

    private static String text(Map<String, @Nullable Object> rule, String output) {
        return (String) Objects.requireNonNull(rule.get(output), output);
    }

    private static int number(Map<String, @Nullable Object> rule, String output) {
        return ((Number) Objects.requireNonNull(rule.get(output), output)).intValue();
    }
}
