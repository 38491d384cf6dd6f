package org.dudao.rectification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.submission.Submissions;
import org.dudao.workflow.FormTable;
import org.springframework.stereotype.Component;

/**
 * The items of an accepted plan, which a stage has put right one by one. They are the rows of the plan's dynamic list
 * {@code items}: {@code problem}, {@code measures}, {@code person}, {@code deadline}.
 */
@Component
public class LedgerTasks {

    private static final int LONGEST_TITLE = 20;
    private static final int NAME_LENGTH = 12;

    private final Submissions submissions;

    LedgerTasks(Submissions submissions) {
        this.submissions = submissions;
    }

    /**
     * A name for each item that stays its own when rows are put in or taken out later: what is wrong, as a short digest.
     *
     * @param plan the kind of material that the plan is
     */
    public List<String> items(DelegateExecution execution, String plan) {
        return List.copyOf(byName(execution, plan).keySet());
    }

    /** What an item is called in a task's name: its number and the beginning of what is wrong. */
    public String title(DelegateExecution execution, String plan, String item) {
        var items = items(execution, plan);
        var problem = text(row(execution, plan, item), "problem");
        return "%d %s"
                .formatted(
                        items.indexOf(item) + 1,
                        problem.length() > LONGEST_TITLE ? problem.substring(0, LONGEST_TITLE) + "…" : problem);
    }

    /** The day by which the plan wants it put right: year-month-day. */
    public String deadline(DelegateExecution execution, String plan, String item) {
        return text(row(execution, plan, item), "deadline");
    }

    /** What the plan says of the item, for its form. */
    public Object shown(DelegateExecution execution, String plan, String item) {
        var row = row(execution, plan, item);
        var shown = new ArrayList<FormTable.Row>();
        shown.add(new FormTable.Row("问题", text(row, "problem")));
        shown.add(new FormTable.Row("整改措施", text(row, "measures")));
        shown.add(new FormTable.Row("责任人", text(row, "person")));
        shown.add(new FormTable.Row("完成时限", text(row, "deadline")));
        return FormTable.rows(shown);
    }

    private Map<?, ?> row(DelegateExecution execution, String plan, String item) {
        return Objects.requireNonNull(byName(execution, plan).get(item), item);
    }

    private Map<String, Map<?, ?>> byName(DelegateExecution execution, String plan) {
        var items = new LinkedHashMap<String, Map<?, ?>>();
        for (var row : rows(execution, plan)) {
            var item = (Map<?, ?>) row;
            var problem = text(item, "problem").strip();
            var name = nameOf(problem);
            for (int same = 2; items.containsKey(name); same++) {
                name = nameOf(problem + same);
            }
            items.put(name, item);
        }
        return items;
    }

    private static String nameOf(String problem) {
        return DigestUtils.sha256Hex(problem).substring(0, NAME_LENGTH);
    }

    private List<?> rows(DelegateExecution execution, String plan) {
        var material = submissions.get(MaterialOfTasks.key(execution, plan));
        return submissions
                .lastRound(material)
                .map(round -> round.answers().values().get("items"))
                .filter(List.class::isInstance)
                .map(rows -> (List<?>) rows)
                .orElse(List.of());
    }

    private static String text(Map<?, ?> row, String field) {
        return Objects.toString(row.get(field), "");
    }
}
