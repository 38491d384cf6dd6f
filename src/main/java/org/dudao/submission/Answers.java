package org.dudao.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.form.FormAnswer;

/** What was answered in a form, in the form's order; stored as JSON. */
public record Answers(List<FormAnswer> list) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The values by the form's keys; an answer without a value is left out. */
    public Map<String, Object> values() {
        return list.stream()
                .filter(answer -> answer.value() != null)
                .collect(Collectors.toMap(FormAnswer::key, FormAnswer::value));
    }

    /** As it is stored. */
    public String json() {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #json} wrote. */
    public static Answers parse(String json) {
        try {
            return new Answers(JSON.readValue(json, new TypeReference<List<FormAnswer>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
