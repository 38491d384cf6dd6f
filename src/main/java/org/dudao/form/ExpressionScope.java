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
 * The variables that an expression can read at its place in the form: all data and, inside a list, the row.
 *
 * @param data all data without hidden fields
 * @param initial the data with which the form was opened
 * @param row the row that contains the expression; outside lists, all data
 * @param parent the variables of an expression beside the list
 * @param rows the row number in each surrounding list, counted from 1
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

    /** The value of a setting that is a number or an expression; empty when the expression does not return a number. */
    Optional<BigDecimal> number(JsonNode setting) {
        if (setting.isNumber()) {
            return Optional.of(setting.decimalValue());
        }
        var expression = ComponentSettings.expression(setting);
        var value = expression == null ? null : evaluate(expression);
        return value instanceof String text ? Numbers.parse(text) : Numbers.exact(value);
    }

    /** The variables under the names that form-js uses. */
    private Map<String, Object> context() {
        var special = new LinkedHashMap<String, Object>();
        special.put("this", row);
        special.put("parent", parent);
        special.put("i", rows);
        var context = new LinkedHashMap<>(special);
        context.putAll(data);
        special.forEach((name, value) -> context.put("_" + name + "_", value));
        return context;
    }
}
