package org.dudao.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

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

    private static TypedValue json(List<?> list) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(list)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
