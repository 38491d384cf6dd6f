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

/** The engine's variables as a form has them: texts, numbers, booleans, and JSON as lists and maps. */
final class VariableValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every type that a form sends a value as; nothing else is an answer. */
    private static final List<ValueType> TYPES = List.of(
            ValueType.STRING,
            ValueType.INTEGER,
            ValueType.LONG,
            ValueType.DOUBLE,
            ValueType.BOOLEAN,
            ValueType.NULL,
            SpinValueType.JSON);

    private VariableValues() {}

    /** As they were sent: a map's entries would give the bare values and not say how they are to be stored. */
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

    /** Whether it is stored under one of the types that a form has, and as itself. */
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

    /** What {@link #isPlain} lets pass, with JSON as lists and maps. */
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

    /** Those that are plain. */
    static Map<String, Object> plain(VariableMap variables) {
        var plain = new LinkedHashMap<String, Object>();
        for (var name : variables.keySet()) {
            var typed = Optional.ofNullable(variables.<@Nullable TypedValue>getValueTyped(name));
            typed.filter(VariableValues::isPlain).ifPresent(value -> plain.put(name, plain(value)));
        }
        return plain;
    }

    /** As the engine stores it: a list and a map as JSON. */
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
