package org.dudao.workflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.SpinRuntimeException;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** Holds what was posted against the form: its fields and no others, plain values, nothing required left out. */
final class FormCheck {

    private static final Optional<String> WRONG_TYPE = Optional.of("的类型不对");

    private FormCheck() {}

    /** @throws Refusal naming every field that is wrong */
    static void check(@Nullable FormSchema form, @Nullable Map<?, ?> posted) {
        var errors = new ArrayList<String>();
        var typed = typed(posted);
        for (var key : typed.keySet()) {
            var field = form == null ? Optional.<FormField>empty() : form.field(key);
            if (field.isEmpty()) {
                errors.add("“%s”不是本表单的字段".formatted(key));
            } else {
                complaint(field.get(), typed.getValueTyped(key))
                        .ifPresent(complaint ->
                                errors.add("“%s”%s".formatted(field.get().label(), complaint)));
            }
        }
        if (form != null) {
            form.fields().stream()
                    .filter(field -> field.required() && !field.conditional() && !field.readOnly())
                    .filter(field -> isEmpty(field, typed.getValueTyped(field.key())))
                    .forEach(field -> errors.add("“%s”必须填写".formatted(field.label())));
        }
        refuse(errors);
    }

    private static void refuse(List<String> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, String.join("；", errors) + "。");
        }
    }

    /** As they were sent: a map's entries would give the bare values and not say how they are to be stored. */
    private static VariableMap typed(@Nullable Map<?, ?> posted) {
        if (posted instanceof VariableMap variables) {
            return variables;
        }
        var variables = Variables.createVariables();
        if (posted != null) {
            posted.forEach((key, value) -> variables.putValue(String.valueOf(key), value));
        }
        return variables;
    }

    private static Optional<String> complaint(FormField field, @Nullable TypedValue typed) {
        if (typed == null) {
            return Optional.empty();
        }
        if (typed.isTransient() || typed instanceof ObjectValue) {
            return WRONG_TYPE;
        }
        try {
            var value = typed.getValue();
            return value == null ? Optional.empty() : complaint(field, value);
        } catch (SpinRuntimeException e) {
            return WRONG_TYPE;
        }
    }

    private static Optional<String> complaint(FormField field, Object value) {
        return switch (field.type()) {
            case "number" -> number(field, value);
            case "checkbox" -> value instanceof Boolean ? Optional.empty() : WRONG_TYPE;
            case "checklist", "taglist" -> texts(field, value);
            case "date" -> date(value);
            default -> text(field, value);
        };
    }

    private static Optional<String> number(FormField field, Object value) {
        if (!(value instanceof Integer || value instanceof Long || value instanceof Double)) {
            return WRONG_TYPE;
        }
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            return Optional.of("不是一个数");
        }
        if (BigDecimal.valueOf(number).stripTrailingZeros().scale() > field.decimals()) {
            return Optional.of(field.decimals() == 0 ? "应为整数" : "最多%d位小数".formatted(field.decimals()));
        }
        return number < field.least() || number > field.most()
                ? Optional.of("应在 %.0f 到 %.0f 之间".formatted(field.least(), field.most()))
                : Optional.empty();
    }

    private static Optional<String> texts(FormField field, Object value) {
        if (!(value instanceof SpinJsonNode json) || !json.isArray()) {
            return WRONG_TYPE;
        }
        for (var element : json.elements()) {
            var complaint = element.isString() ? text(field, element.stringValue()) : WRONG_TYPE;
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> date(Object value) {
        try {
            return value instanceof String text && (text.isEmpty() || LocalDate.parse(text) != null)
                    ? Optional.empty()
                    : WRONG_TYPE;
        } catch (DateTimeParseException e) {
            return Optional.of("不是一个日期");
        }
    }

    private static Optional<String> text(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return WRONG_TYPE;
        }
        if (text.length() > field.longest()) {
            return Optional.of("超过 %d 个字".formatted(field.longest()));
        }
        boolean unknown = !text.isEmpty()
                && !field.options().isEmpty()
                && !field.options().containsKey(text);
        return unknown ? Optional.of("不在可选范围内") : Optional.empty();
    }

    private static boolean isEmpty(FormField field, @Nullable TypedValue typed) {
        if (typed instanceof ObjectValue) {
            return false;
        }
        Object value;
        try {
            value = typed == null ? null : typed.getValue();
        } catch (SpinRuntimeException e) {
            return false;
        }
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof SpinJsonNode json
                        && json.isArray()
                        && json.elements().isEmpty()
                || field.type().equals("checkbox") && Boolean.FALSE.equals(value);
    }
}
