package org.dudao.form;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A checkbox. If it is required, it must be checked. */
@Component
class CheckboxType implements FieldType {

    @Override
    public Set<String> names() {
        return Set.of("checkbox");
    }

    @Override
    public Set<String> settings() {
        return Set.of();
    }

    @Override
    public Set<String> rules() {
        return Set.of("required");
    }

    @Override
    public Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public Object empty() {
        return false;
    }

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals(false);
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        return value instanceof Boolean ? List.of() : List.of(ComponentInspection.WRONG_TYPE);
    }

    @Override
    public String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return Boolean.TRUE.equals(value) ? "是" : "否";
    }
}
