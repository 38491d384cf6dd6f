package org.dudao.rectification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.submission.FormAnswers;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.SubmissionService;
import org.springframework.stereotype.Component;

/**
 * Reads items from plans. An item is a row of the dynamic list {@code items} with the fields {@code problem}, {@code measures},
 * {@code person} and {@code deadline}, and the optional fields {@code kind} and {@code leader}. Every material with such rows is a
 * plan.
 */
@Component
class PlanItemImport {

    private static final String ITEMS = "items";
    private static final String PROBLEM = "problem";
    private static final String PERSON = "person";
    private static final String DEADLINE = "deadline";
    private static final int NAME_LENGTH = 12;

    private final SubmissionService submissions;
    private final Directory directory;

    PlanItemImport(SubmissionService submissions, Directory directory) {
        this.submissions = submissions;
        this.directory = directory;
    }

    /** The items of an accepted plan, in its order. */
    List<NewLedgerItem> of(MaterialKey plan) {
        var unit = directory.unitOf(plan.owner()).map(Unit::code).orElseThrow();
        var rows = submissions
                .lastRound(submissions.get(plan))
                .map(round -> rows(round.answers()))
                .orElse(List.of());
        var items = new ArrayList<NewLedgerItem>();
        byName(rows)
                .forEach((name, row) -> items.add(new NewLedgerItem(
                        plan.campaign(),
                        unit,
                        text(row, PROBLEM),
                        kind(text(row, "kind")),
                        ItemOrigin.PLAN,
                        plan.kind() + "-" + name,
                        text(row, "measures"),
                        text(row, "leader"),
                        text(row, PERSON),
                        LocalDate.parse(text(row, DEADLINE)),
                        Set.of(),
                        null)));
        return items;
    }

    /** Rows by name. The name is a digest of the problem, so that it stays the same when rows are added or removed. */
    private static Map<String, Map<?, ?>> byName(List<Map<?, ?>> rows) {
        var items = new LinkedHashMap<String, Map<?, ?>>();
        for (var row : rows) {
            var problem = text(row, PROBLEM).strip();
            var name = nameOf(problem);
            for (int copy = 2; items.containsKey(name); copy++) {
                name = nameOf(problem + copy);
            }
            items.put(name, row);
        }
        return items;
    }

    private static String nameOf(String problem) {
        return DigestUtils.sha256Hex(problem).substring(0, NAME_LENGTH);
    }

    private static OpinionKind kind(String name) {
        return Arrays.stream(OpinionKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OpinionKind.OTHER);
    }

    /** The rows of a plan's list {@code items}; empty when the material is no plan. */
    static List<Map<?, ?>> rows(FormAnswers answers) {
        return answers.values().get(ITEMS) instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(row -> (Map<?, ?>) row)
                        .collect(Collectors.toList())
                : List.of();
    }

    /** Whether the row has the fields of an item. */
    static boolean isItem(Map<?, ?> row) {
        return row.containsKey(PERSON) && row.containsKey(DEADLINE);
    }

    static String person(Map<?, ?> row) {
        return text(row, PERSON);
    }

    private static String text(Map<?, ?> row, String field) {
        return Objects.toString(row.get(field), "");
    }
}
