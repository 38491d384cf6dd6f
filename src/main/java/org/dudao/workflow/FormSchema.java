package org.dudao.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a Camunda Form, in the form's order. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a text variable holds in the engine. */
    private static final int LONGEST_TEXT = 4000;

    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormSchema() {}

    static FormSchema parse(InputStream form) {
        try {
            var schema = new FormSchema();
            schema.collect(JSON.readTree(form), false);
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<FormField> fields() {
        return fields.values();
    }

    Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** What was answered, field by field; a field without an answer is left out. */
    List<FormAnswer> answers(Function<String, @Nullable Object> valueOf) {
        var answers = new ArrayList<FormAnswer>();
        for (var field : fields.values()) {
            var value = valueOf.apply(field.key());
            if (value != null && !field.readOnly()) {
                answers.add(new FormAnswer(field.key(), field.label(), value, text(field, value)));
            }
        }
        return answers;
    }

    private static String text(FormField field, Object value) {
        UnaryOperator<String> label = option -> field.options().getOrDefault(option, option);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).map(label).collect(Collectors.joining("、"));
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return label.apply(String.valueOf(value));
    }

    private void collect(JsonNode parent, boolean conditional) {
        for (var component : parent.path("components")) {
            boolean hidable = conditional || component.has("conditional");
            if (component.hasNonNull("key")) {
                add(component, hidable);
            }
            collect(component, hidable);
        }
    }

    private void add(JsonNode component, boolean conditional) {
        var options = new LinkedHashMap<String, String>();
        component
                .path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        var key = component.get("key").asText();
        var rules = component.path("validate");
        fields.put(
                key,
                new FormField(
                        key,
                        component
                                .path("label")
                                .asText(component.path("dateLabel").asText(key)),
                        component.path("subtype").asText(component.path("type").asText()),
                        rules.path("required").asBoolean(),
                        conditional,
                        component.path("readonly").asBoolean()
                                || component.path("disabled").asBoolean(),
                        rules.path("min").asDouble(Double.NEGATIVE_INFINITY),
                        rules.path("max").asDouble(Double.POSITIVE_INFINITY),
                        component.path("decimalDigits").asInt(Integer.MAX_VALUE),
                        Math.min(rules.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT),
                        options));
    }
}
