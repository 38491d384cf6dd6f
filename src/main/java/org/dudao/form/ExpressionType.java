package org.dudao.form;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A computed field. The server computes it again and ignores the value of the browser. */
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
            // Other values compute too late for the conditions of other fields in the browser.
            inspection.addError("的 computeOn 应为 change");
        }
        var expression = ComponentSettings.expression(inspection.settings().get("expression"));
        if (expression == null) {
            inspection.addError("的 expression 应以“=”开头");
        } else {
            inspection.requireExpression(expression);
        }
    }

    @Override
    public @Nullable Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        return value;
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        return value instanceof String text ? Texts.errors(text) : List.of();
    }

    /** Computes the value and converts it to a type that a form can hold. */
    static @Nullable Object compute(ComponentSettings field, ExpressionScope scope) {
        var expression = ComponentSettings.expression(field.get("expression"));
        var value = expression == null ? null : scope.evaluate(expression);
        if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
            return value.toString();
        }
        return value instanceof Long number && number == number.intValue() ? (Object) number.intValue() : value;
    }
}
