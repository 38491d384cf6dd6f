package org.dudao.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table material-standard. */
@Component
public class MaterialStandardTable {

    private static final String TABLE = "materialStandard";
    private static final String BETWEEN_STANDARDS = "；";

    private final DecisionTables decisions;
    private final Map<Row, MaterialStandard> known = new ConcurrentHashMap<>();

    private record Row(String version, String kind) {}

    MaterialStandardTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no such kind */
    public MaterialStandard of(String kind) {
        return known.computeIfAbsent(new Row(decisions.version(TABLE), kind), row -> read(kind));
    }

    /** The material's own name, with its part where there are several of the kind. */
    public String nameOf(Material material) {
        return of(material.kind()).nameOf(material.partName());
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
                list(text(rule, "standards")),
                number(rule, "filesRequired"),
                (String) rule.get("filesWanted"),
                number(rule, "returnsBeforeTalk"),
                (String) rule.get("acceptance"));
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(BETWEEN_STANDARDS))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static String text(Map<String, @Nullable Object> rule, String output) {
        return (String) Objects.requireNonNull(rule.get(output), output);
    }

    private static int number(Map<String, @Nullable Object> rule, String output) {
        return ((Number) Objects.requireNonNull(rule.get(output), output)).intValue();
    }
}
