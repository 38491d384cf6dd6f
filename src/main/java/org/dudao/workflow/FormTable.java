package org.dudao.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/** Lists for a form: a table's rows (项目, 内容), or a checklist's options. */
public final class FormTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormTable() {}

    /** A row of a two-column table. */
    public record Row(String item, String content) {}

    /** An option of a field whose options come from a variable. */
    public record Option(String label, String value) {}

    public static TypedValue rows(List<Row> rows) {
        return json(rows);
    }

    public static TypedValue options(List<Option> options) {
        return json(options);
    }

    /** A list of texts as the engine's JSON, the type that a checklist submits. */
    public static TypedValue texts(List<?> texts) {
        return json(texts);
    }

    /** What {@link #texts} made, or what a checklist submitted; empty for anything that is no list. */
    public static List<String> textsOf(@Nullable Object json) {
        var texts = new ArrayList<String>();
        if (json instanceof SpinJsonNode list && list.isArray()) {
            list.elements().forEach(element -> texts.add(element.stringValue()));
        }
        return texts;
    }

    /** What was answered once, as a form's variable: rows, groups and lists as the engine's JSON, the rest as it is. */
    public static Object variable(Object answer) {
        return answer instanceof Collection || answer instanceof Map ? json(answer) : answer;
    }

    private static TypedValue json(Object value) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
