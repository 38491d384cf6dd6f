package org.dudao.form;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One option of several. */
@Component
class ChoiceType implements FieldType {

    @Override
    public Set<String> names() {
        return Set.of("radio", "select");
    }

    @Override
    public Set<String> settings() {
        return Set.of("values", "valuesKey", "valuesExpression", "searchable");
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
    public @Nullable Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return field.has("valuesExpression") || FieldOptions.of(field, scope).has(value) ? value : null;
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        return FieldOptions.of(field, scope).has(value) ? List.of() : List.of("不在可选范围内");
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return FieldOptions.of(field, scope).label(value);
    }
}
