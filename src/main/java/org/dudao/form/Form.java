package org.dudao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** A Camunda Form that can be shown and checked. */
public final class Form {

    /** For what has no form: it takes nothing. */
    public static final Form NONE = new Form(List.of());

    private final List<FormComponent> components;
    private final FieldTree shape;

    Form(List<FormComponent> components) {
        this.components = List.copyOf(components);
        this.shape = FieldTree.of(components);
    }

    /**
     * Holds what was posted against the form.
     *
     * @param variables what the form was opened with: all that can be seen from the task, typed
     */
    public CheckedForm check(@Nullable Map<?, ?> posted, VariableMap variables) {
        return new FormCheck(components, shape, VariableValues.typed(posted), VariableValues.plain(variables)).run();
    }

    /** All fields in the form's order, those of groups and lists among them. */
    public List<FormField> fields() {
        return components.stream().flatMap(component -> fields(component, "")).toList();
    }

    private static Stream<FormField> fields(FormComponent component, String above) {
        var variable = above.isEmpty() && !component.path().isEmpty()
                ? component.path().get(0)
                : above;
        return component.type() instanceof FieldType type
                ? Stream.of(field(component.settings(), type, variable))
                : component.components().stream().flatMap(inside -> fields(inside, variable));
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

    /** What was answered, in the form's order; what nobody could fill in, and what has no answer, is left out. */
    public List<FormAnswer> answers(VariableMap variables) {
        var values = VariableValues.plain(variables);
        var scope = ExpressionScope.of(values, values);
        var answers = new ArrayList<FormAnswer>();
        shape.names().forEach((key, at) -> {
            var value = values.get(key);
            var text = value == null || isUnasked(at) ? "" : text(at, value, scope);
            if (!text.isEmpty()) {
                answers.add(new FormAnswer(key, label(key, at), value, text));
            }
        });
        return answers;
    }

    /** What is computed says something to a reader only under a label. */
    private static boolean isUnasked(FieldTree at) {
        var component = at.component();
        return at.isLocked()
                || (component != null
                        && component.type() instanceof ExpressionType
                        && !component.settings().hasLabel());
    }

    private String label(String key, FieldTree at) {
        var component = at.component();
        return component == null
                ? components.stream()
                        .flatMap(FormComponent::all)
                        .filter(group -> group.path().equals(List.of(key)))
                        .map(group -> group.settings().label())
                        .findFirst()
                        .orElse(key)
                : component.settings().label();
    }

    private static String text(FieldTree at, @Nullable Object value, ExpressionScope scope) {
        var component = at.component();
        if (value == null) {
            return "";
        }
        if (component != null && component.type() instanceof FieldType type) {
            boolean nothing = value.equals("") || (value instanceof List<?> list && list.isEmpty());
            return nothing ? "" : type.text(component.settings(), value, scope);
        }
        return at.isList() ? rows(at, value, scope) : fields(at, value, scope, "；");
    }

    private static String rows(FieldTree list, Object value, ExpressionScope scope) {
        var rows = new ArrayList<String>();
        if (value instanceof List<?> given) {
            for (int index = 0; index < given.size(); index++) {
                var row = fields(list, Objects.requireNonNullElse(given.get(index), Map.of()), scope, "，");
                rows.add("第" + (index + 1) + "行：" + row);
            }
        }
        return String.join("；", rows);
    }

    private static String fields(FieldTree names, Object value, ExpressionScope scope, String between) {
        return names.names().entrySet().stream()
                .filter(name -> !isUnasked(name.getValue()))
                .map(name -> {
                    var text = text(name.getValue(), DataPaths.get(value, List.of(name.getKey())), scope);
                    var component = name.getValue().component();
                    return text.isEmpty() || component == null
                            ? text
                            : component.settings().label() + "：" + text;
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }
}
