package org.dudao.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.form.FormAnswer;

/** The answers in a form, in the form's order; stored as JSON. */
public final class FormAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FormAnswer> list;

    /** The stored text. Seals are computed over it, so it is never written again, even if {@link FormAnswer} changes. */
    private final String json;

    private FormAnswers(List<FormAnswer> list, String json) {
        this.list = list;
        this.json = json;
    }

    public FormAnswers(List<FormAnswer> list) {
        this(List.copyOf(list), write(list));
    }

    /** Reads what {@link #json} returned. Spring's conversion of database columns finds it by its name. */
    public static FormAnswers of(String json) {
        try {
            return new FormAnswers(JSON.readValue(json, new TypeReference<List<FormAnswer>>() {}), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<FormAnswer> list() {
        return list;
    }

    /** The values by the form's keys, without the answers that have no value. */
    public Map<String, Object> values() {
        return list.stream()
                .filter(answer -> answer.value() != null)
                .collect(Collectors.toMap(FormAnswer::key, FormAnswer::value));
    }

    /** The stored text. */
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
