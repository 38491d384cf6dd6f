package org.dudao.form;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the form computes. What the browser computed is not taken: it is computed again. */
@Component
class ExpressionType implements FieldType {

    @Override
    public Set<String> names() {
        return Set.of("expression");
    }

    @Override
    public Set<String> settings() {
        return Set.of("expression", "computeOn");
    }

    @Override
    public Set<String> rules() {
        return Set.of();
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        if (!Set.of("", "change").contains(inspection.settings().text("computeOn"))) {
            // The browser would show and hide fields by a result that it does not have yet.
            inspection.complain("的 computeOn 应为 change");
        }
        var expression = ComponentSettings.expression(inspection.settings().get("expression"));
        if (expression == null) {
            inspection.complain("的 expression 应以“=”开头");
        } else {
            inspection.requireExpression(expression);
        }
    }

    @Override
    public @Nullable Object opened(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return value;
    }

    @Override
    public List<String> complaints(ComponentSettings field, Object value, ExpressionScope scope) {
        return value instanceof String text ? Texts.complaints(text) : List.of();
    }

    /** The value, of a type that a form has. */
    static @Nullable Object compute(ComponentSettings field, ExpressionScope scope) {
        var expression = ComponentSettings.expression(field.get("expression"));
        var value = expression == null ? null : scope.evaluate(expression);
        if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
            return value.toString();
        }
        return value instanceof Long number && number == number.intValue() ? (Object) number.intValue() : value;
    }
}
