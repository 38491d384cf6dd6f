package org.dudao.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Any number of options, each once. */
@Component
class ChoicesType implements FieldType {

    @Override
    public Set<String> names() {
        return Set.of("checklist", "taglist");
    }

    @Override
    public Set<String> settings() {
        return FieldOptions.SETTINGS;
    }

    @Override
    public Set<String> rules() {
        return Set.of("required");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        FieldOptions.inspect(inspection);
    }

    @Override
    public Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        if (!(value instanceof List<?> choices)) {
            return empty();
        }
        var options = FieldOptions.of(field, scope);
        return field.has("valuesExpression")
                ? choices
                : choices.stream().filter(options::has).toList();
    }

    @Override
    public Object empty() {
        return List.of();
    }

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof List<?> choices && choices.isEmpty());
    }

    /** An option that is submitted twice would count twice in statistics. */
    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        if (!(value instanceof List<?> choices)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        var options = FieldOptions.of(field, scope);
        if (!choices.stream().allMatch(options::has)) {
            return List.of("不在可选范围内");
        }
        return new HashSet<>(choices).size() < choices.size() ? List.of("有重复的选项") : List.of();
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        var options = FieldOptions.of(field, scope);
        return value instanceof List<?> choices
                ? choices.stream().map(options::label).collect(Collectors.joining("、"))
                : options.label(value);
    }
}
