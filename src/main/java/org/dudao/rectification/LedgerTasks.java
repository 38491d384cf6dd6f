package org.dudao.rectification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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

    private final Submissions submissions;

    LedgerTasks(Submissions submissions) {
        this.submissions = submissions;
    }

    /**
     * The items' numbers, from 1 on.
     *
     * @param plan the kind of material that the plan is
     */
    public List<String> items(DelegateExecution execution, String plan) {
        return IntStream.rangeClosed(1, rows(execution, plan).size())
                .mapToObj(String::valueOf)
                .toList();
    }

    /** What an item is called in a task's name: its number and the beginning of what is wrong. */
    public String title(DelegateExecution execution, String plan, String item) {
        var problem = text(row(execution, plan, item), "problem");
        return item + " " + (problem.length() > LONGEST_TITLE ? problem.substring(0, LONGEST_TITLE) + "…" : problem);
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
        return (Map<?, ?>) rows(execution, plan).get(Integer.parseInt(item) - 1);
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
