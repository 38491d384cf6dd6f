package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the settings of a component before they are used, and collects the errors and the display problems.
 *
 * @param errors the reasons why the form cannot be used
 * @param displayProblems what Tasklist would show otherwise than the designer means
 */
record ComponentInspection(ComponentSettings settings, List<FormError> errors, List<FormError> displayProblems) {

    static final String WRONG_TYPE = "的类型不对";

    private static final Pattern TEMPLATE_EXPRESSION = Pattern.compile("\\{\\{(.+?)}}", Pattern.DOTALL);

    void addError(String reason) {
        errors.add(error(reason));
    }

    void addDisplayProblem(String reason) {
        displayProblems.add(error(reason));
    }

    private FormError error(String reason) {
        var label = settings.hasLabel() ? settings.label() + "（" + settings.name() + "）" : settings.name();
        return new FormError(settings.name(), label, reason);
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
        FormFeel.unknownFunction(expression).ifPresent(this::addDisplayProblem);
    }

    /** A text that is shown: an expression, or a text that can contain expressions in double braces. */
    void requireTemplate(JsonNode text) {
        var expression = ComponentSettings.expression(text);
        if (expression != null) {
            requireShownExpression(expression);
        } else if (text.isTextual()) {
            TEMPLATE_EXPRESSION
                    .matcher(text.textValue())
                    .results()
                    .flatMap(inBraces -> FormFeel.unknownFunction(inBraces.group(1)).stream())
                    .forEach(this::addDisplayProblem);
        }
    }

    /** An expression that only the browser evaluates. */
    void requireShownExpression(String expression) {
        FormFeel.error(expression)
                .or(() -> FormFeel.unknownFunction(expression))
                .ifPresent(this::addDisplayProblem);
    }
}
