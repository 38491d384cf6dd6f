package org.dudao.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A decision and the rows of its table.
 *
 * @param rows empty when the decision is not a table
 */
record DmnTable(String file, Decision decision, List<Row> rows) {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,6}");

    /**
     * A row of the table.
     *
     * @param id the id of the rule
     * @param name the table and row number, for messages to the designer
     * @param description the annotation with the reason for the row; may be empty
     * @param keys the texts in the first input; empty when the input has no texts
     * @param outputs the texts and whole numbers by column name, without other values and empty cells
     */
    record Row(
            String file, String id, String name, String description, List<String> keys, Map<String, String> outputs) {

        Optional<String> output(String column) {
            return Optional.ofNullable(outputs.get(column));
        }

        Violation violation(String reason) {
            return new Violation(file, id, name + reason);
        }
    }

    static DmnTable of(String file, Decision decision) {
        var rows = new ArrayList<Row>();
        for (var table : decision.getChildElementsByType(DecisionTable.class)) {
            var columns = table.getOutputs().stream().map(Output::getName).toList();
            for (var rule : table.getRules()) {
                var name = "判断表“%s”第%d行".formatted(decision.getName(), rows.size() + 1);
                rows.add(new Row(file, rule.getId(), name, description(rule), keys(rule), outputs(columns, rule)));
            }
        }
        return new DmnTable(file, decision, List.copyOf(rows));
    }

    private static String description(Rule rule) {
        return rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
    }

    private static List<String> keys(Rule rule) {
        return rule.getInputEntries().stream()
                .limit(1)
                .flatMap(entry -> texts(entry.getTextContent()))
                .toList();
    }

    private static Map<String, String> outputs(List<String> columns, Rule rule) {
        var outputs = new HashMap<String, String>();
        var cells = rule.getOutputEntries().iterator();
        for (var column : columns) {
            if (cells.hasNext()) {
                var cell = cells.next().getTextContent().strip();
                Stream.concat(texts(cell), Stream.of(cell).filter(WHOLE_NUMBER.asMatchPredicate()))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .ifPresent(text -> outputs.put(String.valueOf(column), text));
            }
        }
        return outputs;
    }

    String id() {
        return decision.getId();
    }

    /** The input expressions in FEEL. */
    List<String> inputExpressions() {
        return decision.getChildElementsByType(DecisionTable.class).stream()
                .flatMap(table -> table.getInputs().stream())
                .flatMap(input -> Stream.ofNullable(input.getInputExpression()))
                .map(expression -> Optional.ofNullable(expression.getText()).map(Text::getTextContent))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Cockpit does not show a table that is missing in the diagram. */
    boolean isDrawn() {
        var document = (Document)
                decision.getModelInstance().getDocument().getDomSource().getNode();
        var shapes = document.getElementsByTagNameNS("*", "DMNShape");
        return IntStream.range(0, shapes.getLength()).mapToObj(shapes::item).anyMatch(shape -> ((Element) shape)
                .getAttribute("dmnElementRef")
                .equals(id()));
    }

    Violation violation(String reason) {
        return new Violation(file, id(), "判断表“%s”（%s）".formatted(decision.getName(), id()) + reason);
    }

    private static Stream<String> texts(String cell) {
        return TEXT.matcher(cell).results().map(text -> text.group(1));
    }
}
