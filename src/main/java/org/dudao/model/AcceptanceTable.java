package org.dudao.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The table that decides whether a material can be accepted, for people who fill in the forms that it reads.
 *
 * @param inputs the answers that the table reads
 * @param refusals the rows that refuse, in the order of the table
 */
public record AcceptanceTable(Set<String> inputs, List<RefusingRow> refusals) {

    /** The output that is false in a row which refuses. */
    private static final String MET = "met";

    private static final String ANY = "-";

    /**
     * A row that refuses.
     *
     * @param rule its annotation, which says what must hold
     * @param inputs the answers that the row tests
     */
    public record RefusingRow(String rule, Set<String> inputs) {

        public RefusingRow {
            inputs = Set.copyOf(inputs);
        }
    }

    public AcceptanceTable {
        inputs = Set.copyOf(inputs);
        refusals = List.copyOf(refusals);
    }

    /** @param key the id of the decision */
    public static AcceptanceTable of(DmnModelInstance model, String key) {
        var inputs = new HashSet<String>();
        var refusals = new ArrayList<RefusingRow>();
        if (model.getModelElementById(key) instanceof Decision decision) {
            for (var table : decision.getChildElementsByType(DecisionTable.class)) {
                table.getInputs().forEach(input -> inputs.addAll(variables(input)));
                table.getRules().stream()
                        .filter(rule -> refuses(table, rule))
                        .map(rule -> refusal(table, rule))
                        .filter(row -> !row.rule().isBlank())
                        .forEach(refusals::add);
            }
        }
        return new AcceptanceTable(inputs, refusals);
    }

    private static boolean refuses(DecisionTable table, Rule rule) {
        var columns = table.getOutputs().stream().map(Output::getName).toList();
        var cells = List.copyOf(rule.getOutputEntries());
        int met = columns.indexOf(MET);
        return met >= 0
                && met < cells.size()
                && cells.get(met).getTextContent().strip().equals("false");
    }

    private static RefusingRow refusal(DecisionTable table, Rule rule) {
        var inputs = new HashSet<String>();
        var cells = rule.getInputEntries().iterator();
        for (var input : table.getInputs()) {
            var cell = cells.hasNext() ? cells.next().getTextContent().strip() : ANY;
            if (!cell.isEmpty() && !cell.equals(ANY)) {
                inputs.addAll(variables(input));
            }
        }
        var description = rule.getDescription();
        return new RefusingRow(
                description == null ? "" : description.getTextContent().strip(), inputs);
    }

    private static Set<String> variables(Input input) {
        var expression = input.getInputExpression();
        return expression == null || expression.getText() == null
                ? Set.of()
                : FeelVariables.variables(
                        Objects.requireNonNullElse(expression.getText().getTextContent(), ""));
    }
}
