package org.dudao.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Lists for a form: the rows of a table (项目, 内容) or the options of a checklist. */
public final class FormTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormTable() {}

    /** A row of a table with two columns. */
    public record Row(String item, String content) {}

    /** An option of a field whose options come from a variable. */
    public record Option(String label, String value) {}

    public static TypedValue rows(List<Row> rows) {
        return json(rows);
    }

    public static TypedValue options(List<Option> options) {
        return json(options);
    }

    /** A list of texts as JSON of the engine, which is the type that a checklist submits. */
    public static TypedValue texts(List<?> texts) {
        return json(texts);
    }

    /** Reads the value of {@link #texts} or of a submitted checklist; empty for a value that is not a list. */
    public static List<String> textsOf(@Nullable Object json) {
        var texts = new ArrayList<String>();
        if (json instanceof SpinJsonNode list && list.isArray()) {
            list.elements().forEach(element -> texts.add(element.stringValue()));
        }
        return texts;
    }

    /** Turns a stored answer into a form variable: rows, groups and lists become JSON of the engine, other values stay as they are. */
    public static Object variable(Object answer) {
        return answer instanceof Collection || answer instanceof Map ? json(answer) : answer;
    }

    /**
     * Sets the form values of a task as its own variables, as far as they differ from the present ones: each write costs a row in
     * the engine's history.
     *
     * @return whether a variable was written
     */
    public static boolean setLocal(VariableScope task, Map<String, Object> answers) {
        boolean written = false;
        for (var answer : answers.entrySet()) {
            var value = variable(answer.getValue());
            if (!stored(value).equals(stored(task.getVariableLocalTyped(answer.getKey(), false)))) {
                task.setVariableLocal(answer.getKey(), value);
                written = true;
            }
        }
        return written;
    }

    private static Object stored(@Nullable Object value) {
        if (value instanceof SerializableValue serializable) {
            return String.valueOf(serializable.getValueSerialized());
        }
        return value instanceof TypedValue typed
                ? Objects.requireNonNullElse(typed.getValue(), "")
                : Objects.requireNonNullElse(value, "");
    }

    private static TypedValue json(Object value) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
