package org.dudao.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.SpinRuntimeException;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.jspecify.annotations.Nullable;

/** Converts variables of the engine to the plain values of a form (texts, numbers, booleans, lists and maps) and back. */
final class VariableValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The types in which a form submits values. Other types are refused. */
    private static final List<ValueType> TYPES = List.of(
            ValueType.STRING,
            ValueType.INTEGER,
            ValueType.LONG,
            ValueType.DOUBLE,
            ValueType.BOOLEAN,
            ValueType.NULL,
            SpinValueType.JSON);

    private VariableValues() {}

    /** The typed values. The entries of a VariableMap would lose the type. */
    static VariableMap typed(@Nullable Map<?, ?> values) {
        if (values instanceof VariableMap variables) {
            return variables;
        }
        var variables = Variables.createVariables();
        if (values != null) {
            values.forEach((key, value) -> variables.putValue(String.valueOf(key), value));
        }
        return variables;
    }

    /** Whether a form can have this value. */
    static boolean isPlain(@Nullable TypedValue typed) {
        if (typed == null) {
            return true;
        }
        if (typed.isTransient() || typed instanceof ObjectValue) {
            return false;
        }
        if (typed.getType() != null && !TYPES.contains(typed.getType())) {
            return false;
        }
        try {
            var value = typed.getValue();
            return value == null
                    || value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean
                    || value instanceof SpinJsonNode;
        } catch (SpinRuntimeException e) {
            return false;
        }
    }

    /** The value of a variable for which {@link #isPlain} is true, with JSON as lists and maps. */
    static @Nullable Object plain(@Nullable TypedValue typed) {
        var value = typed == null ? null : typed.getValue();
        return value instanceof SpinJsonNode json ? plain((JsonNode) json.unwrap()) : value;
    }

    static @Nullable Object plain(JsonNode json) {
        try {
            return JSON.treeToValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** All variables for which {@link #isPlain} is true. */
    static Map<String, Object> plain(VariableMap variables) {
        var plain = new LinkedHashMap<String, Object>();
        for (var name : variables.keySet()) {
            var typed = Optional.ofNullable(variables.<@Nullable TypedValue>getValueTyped(name));
            typed.filter(VariableValues::isPlain).ifPresent(value -> plain.put(name, plain(value)));
        }
        return plain;
    }

    /** The value as the engine stores it: lists and maps as JSON. */
    static TypedValue typed(@Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return value == null ? Variables.untypedNullValue() : Variables.untypedValue(value);
    }
}
