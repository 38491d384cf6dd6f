package org.dudao.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Any of several, each once. */
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
    public Object opened(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        if (!(value instanceof List<?> chosen)) {
            return empty();
        }
        var options = FieldOptions.of(field, scope);
        return field.has("valuesExpression")
                ? chosen
                : chosen.stream().filter(options::has).toList();
    }

    @Override
    public Object empty() {
        return List.of();
    }

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof List<?> chosen && chosen.isEmpty());
    }

    /** A choice made twice would count twice wherever choices are counted. */
    @Override
    public List<String> complaints(ComponentSettings field, Object value, ExpressionScope scope) {
        if (!(value instanceof List<?> chosen)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        var options = FieldOptions.of(field, scope);
        if (!chosen.stream().allMatch(options::has)) {
            return List.of("不在可选范围内");
        }
        return new HashSet<>(chosen).size() < chosen.size() ? List.of("有重复的选项") : List.of();
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        var options = FieldOptions.of(field, scope);
        return value instanceof List<?> chosen
                ? chosen.stream().map(options::label).collect(Collectors.joining("、"))
                : options.label(value);
    }
}
