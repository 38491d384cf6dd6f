package org.dudao.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The functions of the engine that form-js 1.8.7 lacks, with what to write instead. Newer Modelers know some of them. */
    private static final Map<String, String> UNKNOWN_IN_THE_BROWSER = unknownInTheBrowser();

    private static final Pattern UNKNOWN_CALL = Pattern.compile(
            "(?<![\\p{L}_])(?<!context )(" + String.join("|", UNKNOWN_IN_THE_BROWSER.keySet()) + ")\\s*\\(");

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private FormFeel() {}

    private static Map<String, String> unknownInTheBrowser() {
        var instead = new TreeMap<>(Map.of(
                "is empty", "count(…) = 0",
                "is blank", "… = \"\"",
                "get or else", "if … = null then … else …",
                "round up", "ceiling(…)",
                "round down", "floor(…)",
                "round half up", "decimal(…, …)",
                "round half down", "decimal(…, …)"));
        List.of(
                        "assert",
                        "coincides",
                        "duplicate values",
                        "during",
                        "extract",
                        "finished by",
                        "finishes",
                        "includes",
                        "last day of month",
                        "overlaps after",
                        "overlaps before",
                        "partition",
                        "put",
                        "put all",
                        "random number",
                        "started by",
                        "starts",
                        "to base64",
                        "trim",
                        "uuid")
                .forEach(function -> instead.put(function, "由流程算好、放进变量的值"));
        return instead;
    }

    /** The reason why the browser cannot evaluate the expression, although the engine can. */
    static Optional<String> unknownFunction(String expression) {
        var call = UNKNOWN_CALL.matcher(TEXT.matcher(expression).replaceAll("\"\""));
        return call.find()
                ? Optional.of("的表达式“%s”用了 %s，Tasklist 里的 form-js 1.8.7 没有这个函数，应改用 %s"
                        .formatted(expression, call.group(1), UNKNOWN_IN_THE_BROWSER.get(call.group(1))))
                : Optional.empty();
    }

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
