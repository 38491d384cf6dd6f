package org.dudao.form;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Evaluates the FEEL expressions of forms. The browser evaluates the same expressions, with its own FEEL engine. */
final class FormFeel {

    private static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();

    /** Syntax that the FEEL engine of form-js lacks or interprets differently. */
    private static final Pattern DIFFERENT_IN_THE_BROWSER =
            Pattern.compile("\\bmatches\\s*\\(|\\bis defined\\s*\\(|^\\s*=");

    private FormFeel() {}

    /** Null also when the expression cannot be evaluated with these values, as in the browser. */
    static @Nullable Object evaluate(String expression, Map<String, Object> context) {
        try {
            return ENGINE.evaluateSimpleExpression(
                    expression, Variables.fromMap(context).asVariableContext());
        } catch (FeelException e) {
            return null;
        }
    }

    static boolean holds(String expression, Map<String, Object> context) {
        return Boolean.TRUE.equals(evaluate(expression, context));
    }

    /** The reason why the expression cannot be used in a form. */
    static Optional<String> error(String expression) {
        if (DIFFERENT_IN_THE_BROWSER.matcher(expression).find()) {
            return Optional.of("的表达式“=%s”在浏览器里和在引擎里含义不同，不要用 matches、is defined 和双等号".formatted(expression));
        }
        try {
            ENGINE.evaluateSimpleExpression(expression, Variables.emptyVariableContext());
            return Optional.empty();
        } catch (FeelException e) {
            return Optional.of("的表达式“=%s”不是有效的 FEEL".formatted(expression));
        }
    }
}
