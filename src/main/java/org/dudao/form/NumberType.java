package org.dudao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A number. With {@code serializeToString} the value is a text that contains a number. */
@Component
class NumberType implements FieldType {

    private static final String AS_TEXT = "serializeToString";

    @Override
    public Set<String> names() {
        return Set.of("number");
    }

    @Override
    public Set<String> settings() {
        return Set.of("decimalDigits", "increment", AS_TEXT, "appearance");
    }

    @Override
    public Set<String> rules() {
        return Set.of("required", "min", "max");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        inspection.requireWhole("decimalDigits");
        inspection.requireBoolean(AS_TEXT);
        inspection.requireNumberRule("min");
        inspection.requireNumberRule("max");
        if (inspection.settings().has("increment")
                && increment(inspection.settings()).isEmpty()) {
            inspection.addError("的 increment 应为大于 0 的数");
        }
    }

    @Override
    public @Nullable Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        var number = value instanceof String text ? Numbers.parse(text) : Numbers.exact(value);
        if (number.isEmpty() || value == null) {
            return null;
        }
        if (field.is(AS_TEXT)) {
            return value.toString();
        }
        return value instanceof String ? (Object) number.get().doubleValue() : value;
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        boolean ofType = field.is(AS_TEXT)
                ? value instanceof String
                : value instanceof Integer || value instanceof Long || value instanceof Double;
        if (!ofType) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        return number(value).map(number -> errors(field, number, scope)).orElseGet(() -> List.of("不是一个数"));
    }

    private static List<String> errors(ComponentSettings field, BigDecimal number, ExpressionScope scope) {
        var errors = new ArrayList<String>();
        field.whole("decimalDigits")
                .filter(digits -> number.stripTrailingZeros().scale() > digits)
                .ifPresent(digits -> errors.add(digits == 0 ? "应为整数" : "最多%d位小数".formatted(digits)));
        increment(field)
                .filter(step -> number.remainder(step).signum() != 0)
                .ifPresent(step -> errors.add("应为 %s 的倍数".formatted(Numbers.text(step))));
        var min = scope.number(field.rule("min"));
        var max = scope.number(field.rule("max"));
        if (min.filter(limit -> number.compareTo(limit) < 0).isPresent()
                || max.filter(limit -> number.compareTo(limit) > 0).isPresent()) {
            errors.add(range(min, max));
        }
        return errors;
    }

    private static String range(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        if (min.isPresent() && max.isPresent()) {
            return "应在 %s 到 %s 之间".formatted(Numbers.text(min.get()), Numbers.text(max.get()));
        }
        return min.map(limit -> "不能小于 " + Numbers.text(limit))
                .orElseGet(() -> "不能大于 " + Numbers.text(max.orElse(BigDecimal.ZERO)));
    }

    private static Optional<BigDecimal> number(Object value) {
        return value instanceof String text ? Numbers.parse(text) : Numbers.exact(value);
    }

    /** The Modeler writes this setting as a text. */
    private static Optional<BigDecimal> increment(ComponentSettings field) {
        return Numbers.parse(field.text("increment")).filter(step -> step.signum() > 0);
    }
}
