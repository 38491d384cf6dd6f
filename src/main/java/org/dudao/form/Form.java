package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** A Camunda Form that Tasklist can show and the server can check. */
public final class Form {

    /** The form of a task without a form: it accepts no values. */
    public static final Form NONE = new Form(List.of());

    private final List<FormComponent> components;
    private final FieldTree tree;

    Form(List<FormComponent> components) {
        this.components = List.copyOf(components);
        this.tree = FieldTree.of(components);
    }

    /**
     * Checks submitted values against the form.
     *
     * @param variables the variables with which the form was opened: all typed variables that the task can read
     */
    public CheckedForm check(@Nullable Map<?, ?> posted, VariableMap variables) {
        return new FormCheck(components, tree, VariableValues.typed(posted), VariableValues.plain(variables)).run();
    }

    /** All fields in the order of the form, including the fields of groups and lists. */
    public List<FormField> fields() {
        return components.stream().flatMap(component -> fields(component, "")).toList();
    }

    private static Stream<FormField> fields(FormComponent component, String parentVariable) {
        var variable = parentVariable.isEmpty() && !component.path().isEmpty()
                ? component.path().get(0)
                : parentVariable;
        return component.type() instanceof FieldType type
                ? Stream.of(field(component.settings(), type, variable))
                : component.components().stream().flatMap(child -> fields(child, variable));
    }

    /** The rules across fields, by the name of their component, with their conditions in FEEL. */
    public Map<String, String> checks() {
        var checks = new LinkedHashMap<String, String>();
        components.stream()
                .flatMap(FormComponent::all)
                .filter(CheckText::is)
                .map(FormComponent::settings)
                .forEach(check -> checks.put(check.name(), Objects.requireNonNullElse(check.hide(), "")));
        return checks;
    }

    private static FormField field(ComponentSettings settings, FieldType type, String variable) {
        var options = new ArrayList<FormField.Option>();
        settings.get("values")
                .forEach(option -> options.add(new FormField.Option(
                        option.path("label").asText(), option.path("value").asText())));
        return new FormField(
                variable, settings.name(), settings.hasLabel() ? settings.label() : "", use(settings, type), options);
    }

    private static FormField.Use use(ComponentSettings settings, FieldType type) {
        if (type instanceof ExpressionType) {
            return FormField.Use.COMPUTE;
        }
        if (settings.isLocked()) {
            return FormField.Use.READ;
        }
        return type instanceof CheckboxType && settings.isRequired() ? FormField.Use.CONFIRM : FormField.Use.ANSWER;
    }

    /** The answers in the order of the form, without read-only fields and without empty answers. */
    public List<FormAnswer> answers(VariableMap variables) {
        var values = VariableValues.plain(variables);
        var scope = ExpressionScope.of(values, values);
        var answers = new ArrayList<FormAnswer>();
        tree.names().forEach((key, node) -> {
            var value = values.get(key);
            var text = value == null || isNotAnAnswer(node) ? "" : text(node, value, scope);
            if (!text.isEmpty()) {
                answers.add(new FormAnswer(key, label(key, node), value, text));
            }
        });
        return answers;
    }

    /** A computed field without a label means nothing to a reader. */
    private static boolean isNotAnAnswer(FieldTree node) {
        var component = node.component();
        return node.isLocked()
                || (component != null
                        && component.type() instanceof ExpressionType
                        && !component.settings().hasLabel());
    }

    private String label(String key, FieldTree node) {
        var component = node.component();
        return component == null
                ? components.stream()
                        .flatMap(FormComponent::all)
                        .filter(group -> group.path().equals(List.of(key)))
                        .map(group -> group.settings().label())
                        .findFirst()
                        .orElse(key)
                : component.settings().label();
    }

    private static String text(FieldTree node, @Nullable Object value, ExpressionScope scope) {
        var component = node.component();
        if (value == null) {
            return "";
        }
        if (component != null && component.type() instanceof FieldType type) {
            boolean empty = value.equals("") || (value instanceof List<?> list && list.isEmpty());
            return empty ? "" : type.text(component.settings(), value, scope);
        }
        return node.isList() ? rows(node, value, scope) : fields(node, value, scope, "；");
    }

    private static String rows(FieldTree list, Object value, ExpressionScope scope) {
        var rows = new ArrayList<String>();
        if (value instanceof List<?> elements) {
            for (int index = 0; index < elements.size(); index++) {
                var row = fields(list, Objects.requireNonNullElse(elements.get(index), Map.of()), scope, "，");
                rows.add("第" + (index + 1) + "行：" + row);
            }
        }
        return String.join("；", rows);
    }

    private static String fields(FieldTree names, Object value, ExpressionScope scope, String separator) {
        return names.names().entrySet().stream()
                .filter(name -> !isNotAnAnswer(name.getValue()))
                .map(name -> {
                    var text = text(name.getValue(), DataPaths.get(value, List.of(name.getKey())), scope);
                    var component = name.getValue().component();
                    return text.isEmpty() || component == null
                            ? text
                            : component.settings().label() + "：" + text;
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(separator));
    }
}
