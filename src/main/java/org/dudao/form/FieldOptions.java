package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a field: from the form, from the variable {@code valuesKey}, or from {@code valuesExpression}. */
record FieldOptions(List<Option> list) {

    static final Set<String> SETTINGS = Set.of("values", "valuesKey", "valuesExpression");

    record Option(Object value, String label) {}

    static FieldOptions of(ComponentSettings field, ExpressionScope scope) {
        var options = new ArrayList<Option>();
        if (source(field, scope) instanceof List<?> source) {
            source.forEach(option -> add(options, option));
        }
        return new FieldOptions(options);
    }

    /** The precedence is that of form-js. */
    private static @Nullable Object source(ComponentSettings field, ExpressionScope scope) {
        if (field.has("valuesKey")) {
            return scope.initial().get(field.text("valuesKey"));
        }
        if (field.has("values")) {
            return VariableValues.plain(field.get("values"));
        }
        var expression = ComponentSettings.expression(field.get("valuesExpression"));
        return expression == null ? null : scope.evaluate(expression);
    }

    /** A value without a label is its own label. Options without a value are ignored. form-js does the same. */
    private static void add(List<Option> options, @Nullable Object option) {
        var value = option instanceof Map<?, ?> map ? map.get("value") : option;
        var label = option instanceof Map<?, ?> map && map.get("label") instanceof String text && !text.isEmpty()
                ? text
                : String.valueOf(value);
        if (value != null && !value.equals("")) {
            options.add(new Option(value, label));
        }
    }

    static void inspect(ComponentInspection inspection) {
        var settings = inspection.settings();
        var sources = SETTINGS.stream().filter(settings::has).toList();
        if (sources.size() != 1) {
            inspection.addError("的选项应来自 values、valuesKey、valuesExpression 之一");
            return;
        }
        var values = settings.get("values");
        if (settings.has("values") && !values.isArray()) {
            inspection.addError("的 values 应为选项列表");
        }
        for (var option : values) {
            if (!isOption(option)) {
                inspection.addError("的选项 %s 应有 label 和 value".formatted(option));
            }
        }
        var expression = settings.get("valuesExpression");
        if (ComponentSettings.isExpression(expression)) {
            inspection.requireExpression(String.valueOf(ComponentSettings.expression(expression)));
        } else if (settings.has("valuesExpression")) {
            inspection.addError("的 valuesExpression 应以“=”开头");
        }
    }

    private static boolean isOption(JsonNode option) {
        return option.isObject()
                && option.path("label").isTextual()
                && option.hasNonNull("value")
                && !option.path("value").asText(" ").isEmpty();
    }

    boolean has(@Nullable Object value) {
        return list.stream().anyMatch(option -> same(option.value(), value));
    }

    String label(@Nullable Object value) {
        return list.stream()
                .filter(option -> same(option.value(), value))
                .map(Option::label)
                .findFirst()
                .orElseGet(() -> String.valueOf(value));
    }

    /** JavaScript has only one number type, so 1 equals 1.0. */
    static boolean same(@Nullable Object first, @Nullable Object second) {
        var number = Numbers.exact(first);
        return number.isPresent()
                ? Numbers.exact(second)
                        .filter(value -> value.compareTo(number.get()) == 0)
                        .isPresent()
                : Objects.equals(first, second);
    }
}
