package org.dudao.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table material-standard, which designers own. Its rows are cached, because each evaluation is written to the history. */
@Component
public class MaterialStandardTable {

    private static final String TABLE = "materialStandard";
    private static final String PROCESS = "process";
    /** The process of a material whose row names none. */
    private static final String MATERIAL_REVIEW = "materialReview";

    private static final String TEXT_REQUIRED = "textRequired";

    private static final String FIGURES = "figures";
    private static final Map<String, String> FORMER_FIGURES = Map.of(
            "listening-record", MaterialStandard.OPINIONS,
            "public-rating", MaterialStandard.RATING,
            "mobilisation-meeting", MaterialStandard.MOBILISATION_RATING,
            "rectification-plan", "problem-list");

    private static final String BETWEEN_STANDARDS = "；";

    private final DecisionTables decisions;
    private volatile Rows rows = new Rows("", new ConcurrentHashMap<>());

    /** The rows that have been read from one version of the table; at most as many as the table has. */
    private record Rows(String version, Map<String, MaterialStandard> byKind) {}

    MaterialStandardTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    /** The rows of the present version of the table, for a list: only this call asks the database for the version. */
    public Function<String, MaterialStandard> current() {
        var byKind = rowsOf(decisions.version(TABLE)).byKind();
        return kind -> row(byKind, kind);
    }

    /** @throws IllegalStateException when the table has no such kind */
    public MaterialStandard of(String kind) {
        return current().apply(kind);
    }

    private MaterialStandard row(Map<String, MaterialStandard> byKind, String kind) {
        var row = byKind.get(kind);
        if (row == null) {
            // Two threads may read the same row; neither waits for the other's query.
            row = read(kind);
            byKind.put(kind, row);
        }
        return row;
    }

    /** A new version of the table replaces the rows of the version before. */
    private Rows rowsOf(String version) {
        var current = rows;
        if (!current.version().equals(version)) {
            current = new Rows(version, new ConcurrentHashMap<>());
            rows = current;
        }
        return current;
    }

    /** The name of the material, with its part if there are several of the kind. */
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
                textRequired(rule),
                number(rule, "returnsBeforeTalk"),
                (String) rule.get("acceptance"),
                process(kind, rule),
                figures(kind, rule));
    }

    /** A table that was deployed before the column {@code process} existed gets the processes that were fixed before. */
    static String process(String kind, Map<String, @Nullable Object> rule) {
        if (!rule.containsKey(PROCESS)) {
            return kind.equals("public-rating") ? "publicRating" : MATERIAL_REVIEW;
        }
        return rule.get(PROCESS) instanceof String process && !process.isBlank() ? process : MATERIAL_REVIEW;
    }

    /** A table that was deployed before the column {@code figures} existed gets the sources that were fixed before. */
    static @Nullable String figures(String kind, Map<String, @Nullable Object> rule) {
        if (!rule.containsKey(FIGURES)) {
            return FORMER_FIGURES.get(kind);
        }
        return rule.get(FIGURES) instanceof String figures && !figures.isBlank() ? figures : null;
    }

    /** A table that was deployed before the column {@code textRequired} existed asks for no text. */
    static @Nullable Integer textRequired(Map<String, @Nullable Object> rule) {
        return rule.get(TEXT_REQUIRED) instanceof Number characters ? (Integer) characters.intValue() : null;
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(BETWEEN_STANDARDS))
                .map(String::strip)
                .filter(standard -> !standard.isEmpty())
                .toList();
    }

    private static String text(Map<String, @Nullable Object> rule, String output) {
        return (String) Objects.requireNonNull(rule.get(output), output);
    }

    private static int number(Map<String, @Nullable Object> rule, String output) {
        return ((Number) Objects.requireNonNull(rule.get(output), output)).intValue();
    }
}
