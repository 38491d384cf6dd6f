package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees from where it stands: all data and, in a list, its row.
 *
 * @param data all data, without what is hidden
 * @param initial all data as the form was opened with it
 * @param row the row in which the expression stands; all data outside lists
 * @param parent what an expression sees that stands beside the list
 * @param rows the row's number in each list around it, counted from 1
 */
record ExpressionScope(
        Map<String, Object> data,
        Map<String, Object> initial,
        @Nullable Object row,
        @Nullable Map<String, Object> parent,
        List<Integer> rows) {

    static ExpressionScope of(Map<String, Object> data, Map<String, Object> initial) {
        return new ExpressionScope(data, initial, data, null, List.of());
    }

    ExpressionScope row(@Nullable Object row, int index) {
        var numbers = new ArrayList<>(rows);
        numbers.add(index + 1);
        return new ExpressionScope(data, initial, row, context(), numbers);
    }

    boolean holds(@Nullable String condition) {
        return condition != null && FormFeel.holds(condition, context());
    }

    @Nullable Object evaluate(String expression) {
        return FormFeel.evaluate(expression, context());
    }

    /** A setting that is a number, or an expression for one; empty when the expression has no number for an answer. */
    Optional<BigDecimal> number(JsonNode setting) {
        if (setting.isNumber()) {
            return Optional.of(setting.decimalValue());
        }
        var expression = ComponentSettings.expression(setting);
        var value = expression == null ? null : evaluate(expression);
        return value instanceof String text ? Numbers.parse(text) : Numbers.exact(value);
    }

    /** By the names under which form-js has them. */
    private Map<String, Object> context() {
        var own = new LinkedHashMap<String, Object>();
        own.put("this", row);
        own.put("parent", parent);
        own.put("i", rows);
        var context = new LinkedHashMap<>(own);
        context.putAll(data);
        own.forEach((name, value) -> context.put("_" + name + "_", value));
        return context;
    }
}
