package org.dudao.form;

import java.util.List;
import java.util.Set;

/** Checks the settings of a component before they are used, and collects the errors. */
record ComponentInspection(ComponentSettings settings, List<FormError> errors) {

    static final String WRONG_TYPE = "的类型不对";

    void addError(String reason) {
        var label = settings.hasLabel() ? settings.label() + "（" + settings.name() + "）" : settings.name();
        errors.add(new FormError(settings.name(), label, reason));
    }

    void requireBoolean(String setting) {
        if (settings.has(setting) && !settings.get(setting).isBoolean()) {
            addError("的 %s 应为 true 或 false".formatted(setting));
        }
    }

    void requireWhole(String setting) {
        if (settings.has(setting)
                && settings.whole(setting).filter(number -> number >= 0).isEmpty()) {
            addError("的 %s 应为不小于 0 的整数".formatted(setting));
        }
    }

    void requireOneOf(String setting, Set<String> allowed) {
        if (settings.has(setting) && !allowed.contains(settings.text(setting))) {
            addError("的 %s 应为 %s 之一".formatted(setting, String.join("、", allowed)));
        }
    }

    /** The rule must be a number or an expression that returns a number. */
    void requireNumberRule(String rule) {
        var limit = settings.rule(rule);
        if (ComponentSettings.isExpression(limit)) {
            requireExpression(String.valueOf(ComponentSettings.expression(limit)));
        } else if (!limit.isMissingNode() && !limit.isNumber()) {
            addError("的 validate.%s 应为一个数，或以“=”开头的表达式".formatted(rule));
        }
    }

    void requireExpression(String expression) {
        FormFeel.error(expression).ifPresent(this::addError);
    }
}
