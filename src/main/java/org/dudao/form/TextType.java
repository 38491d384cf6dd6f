package org.dudao.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A text with one line or several lines. */
@Component
class TextType implements FieldType {

    @Override
    public Set<String> names() {
        return Set.of("textfield", "textarea");
    }

    @Override
    public Set<String> settings() {
        return Set.of("appearance");
    }

    @Override
    public Map<String, String> refusedRules() {
        return Map.of(
                "pattern",
                "邮箱、电话用 validate.validationType（email、phone），字数用 validate.minLength、validate.maxLength，"
                        + "数字用 number，其他要求用一段按 FEEL 条件（conditional.hide）显示的文字提醒");
    }

    /** {@code patternErrorMessage} only says what to show when {@code pattern} does not match. */
    @Override
    public Set<String> rules() {
        return Set.of("required", "minLength", "maxLength", "validationType", "patternErrorMessage");
    }

    @Override
    public void inspect(ComponentInspection inspection) {
        inspection.requireNumberRule("minLength");
        inspection.requireNumberRule("maxLength");
        var kind = inspection.settings().rule("validationType").asText("");
        if (!Set.of("", "custom", "email", "phone").contains(kind)) {
            inspection.addError("的 validate.validationType 应为 custom、email、phone 之一");
        }
    }

    @Override
    public Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope) {
        if (value == null || value instanceof Collection || value instanceof Map) {
            return "";
        }
        return field.type().equals("textfield") ? value.toString().replaceAll("[\r\n\t]", " ") : value.toString();
    }

    @Override
    public Object empty() {
        return "";
    }

    /** A text of blanks counts as empty. */
    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && Texts.trimmed(text).isEmpty());
    }

    @Override
    public List<String> errors(ComponentSettings field, Object value, ExpressionScope scope) {
        if (!(value instanceof String text)) {
            return List.of(ComponentInspection.WRONG_TYPE);
        }
        var errors = new ArrayList<String>();
        int length = Texts.trimmed(text).length();
        scope.number(field.rule("minLength"))
                .filter(min -> length < min.doubleValue())
                .ifPresent(min -> errors.add("至少要写 %s 个字".formatted(Numbers.text(min))));
        scope.number(field.rule("maxLength"))
                .filter(max -> length > max.doubleValue())
                .ifPresentOrElse(
                        max -> errors.add("超过 %s 个字".formatted(Numbers.text(max))),
                        () -> errors.addAll(Texts.errors(text)));
        switch (field.rule("validationType").asText("")) {
            case "email" -> {
                if (!Texts.EMAIL.matcher(text).find()) {
                    errors.add("不是有效的电子邮箱");
                }
            }
            case "phone" -> {
                if (!Texts.PHONE.matcher(text).find()) {
                    errors.add("不是有效的电话号码，应带国家代码，例如 +8613800000000");
                }
            }
            default -> {}
        }
        return errors;
    }
}
