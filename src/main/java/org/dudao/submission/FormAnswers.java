package org.dudao.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.form.FormAnswer;

/** What was answered in a form, in the form's order; stored as JSON. */
public final class FormAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FormAnswer> list;

    /** As it was once written, which seals are over, whatever an answer may come to consist of. */
    private final String json;

    private FormAnswers(List<FormAnswer> list, String json) {
        this.list = list;
        this.json = json;
    }

    public FormAnswers(List<FormAnswer> list) {
        this(List.copyOf(list), write(list));
    }

    /** What {@link #json} wrote. */
    public static FormAnswers parse(String json) {
        try {
            return new FormAnswers(JSON.readValue(json, new TypeReference<List<FormAnswer>>() {}), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<FormAnswer> list() {
        return list;
    }

    /** The values by the form's keys; an answer without a value is left out. */
    public Map<String, Object> values() {
        return list.stream()
                .filter(answer -> answer.value() != null)
                .collect(Collectors.toMap(FormAnswer::key, FormAnswer::value));
    }

    /** As it is stored. */
    public String json() {
        return json;
    }

    private static String write(List<FormAnswer> list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
