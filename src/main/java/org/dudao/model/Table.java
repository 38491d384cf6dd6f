package org.dudao.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A decision, as a table where it is one. */
record Table(String file, Decision decision) {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    /**
     * A row of the table.
     *
     * @param number counted from 1
     * @param columns the outputs' names
     */
    record Row(Table table, Rule rule, int number, List<String> columns) {

        /** The texts that the first input matches; none when it matches by something else. */
        List<String> keys() {
            return rule.getInputEntries().stream()
                    .limit(1)
                    .flatMap(entry -> texts(entry.getTextContent()).stream())
                    .toList();
        }

        /** The text of an output; empty when there is none, or no such column. */
        Optional<String> output(String column) {
            return rule.getOutputEntries().stream()
                    .skip(columns.contains(column) ? columns.indexOf(column) : Long.MAX_VALUE)
                    .limit(1)
                    .flatMap(entry -> texts(entry.getTextContent()).stream())
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }

        /** Why the row is there; empty when nobody has said so. */
        String description() {
            return Optional.ofNullable(rule.getDescription())
                    .map(ModelElementInstance::getTextContent)
                    .orElse("");
        }

        Violation wrong(String reason) {
            return new Violation(
                    table.file(),
                    rule.getId(),
                    "判断表“%s”第%d行".formatted(table.decision().getName(), number) + reason);
        }
    }

    String id() {
        return decision.getId();
    }

    List<Row> rows() {
        return table().flatMap(table -> {
                    var columns = table.getOutputs().stream()
                            .map(output -> String.valueOf(output.getName()))
                            .toList();
                    var rules = new ArrayList<>(table.getRules());
                    return IntStream.range(0, rules.size())
                            .mapToObj(index -> new Row(this, rules.get(index), index + 1, columns));
                })
                .toList();
    }

    /** What the table asks for, as FEEL. */
    List<String> inputExpressions() {
        return table().flatMap(table -> table.getInputs().stream())
                .flatMap(input -> Stream.ofNullable(input.getInputExpression()))
                .map(expression -> Optional.ofNullable(expression.getText()).map(Text::getTextContent))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Cockpit shows no table that has no place in the diagram. */
    boolean isDrawn() {
        var document = (Document)
                decision.getModelInstance().getDocument().getDomSource().getNode();
        var shapes = document.getElementsByTagNameNS("*", "DMNShape");
        return IntStream.range(0, shapes.getLength()).mapToObj(shapes::item).anyMatch(shape -> ((Element) shape)
                .getAttribute("dmnElementRef")
                .equals(id()));
    }

    Violation wrong(String reason) {
        return new Violation(file, id(), "判断表“%s”（%s）".formatted(decision.getName(), id()) + reason);
    }

    private Stream<DecisionTable> table() {
        return decision.getChildElementsByType(DecisionTable.class).stream();
    }

    private static List<String> texts(String cell) {
        return TEXT.matcher(cell).results().map(text -> text.group(1)).toList();
    }
}
