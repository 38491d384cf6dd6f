package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds to a form that is opened what a reader's rules will ask: each rule beside the last field that it concerns. */
public final class FormHints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PREFIX = "审核时核对：";

    /** The types whose description form-js does not show. */
    private static final Set<String> WITHOUT_DESCRIPTION = Set.of("dynamiclist", "expression", "group");

    private static final String DESCRIPTION = "description";

    /**
     * A rule.
     *
     * @param fields the keys of the fields that it reads, of this form or of others
     */
    public record Hint(Set<String> fields, String rule) {}

    private FormHints() {}

    /** The same form with the hints; fields that the form does not have are ignored. */
    public static InputStream added(InputStream file, List<Hint> hints) {
        try {
            var form = JSON.readTree(file);
            var keys = new ArrayList<String>();
            collectKeys(form, keys);
            byLastField(hints, keys).forEach((key, rules) -> add(form, key, PREFIX + String.join("；", rules) + "。"));
            return new ByteArrayInputStream(JSON.writeValueAsBytes(form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> byLastField(List<Hint> hints, List<String> keys) {
        return hints.stream()
                .filter(hint -> hint.fields().stream().anyMatch(keys::contains))
                .collect(Collectors.groupingBy(
                        hint -> keys.stream()
                                .filter(hint.fields()::contains)
                                .reduce((first, second) -> second)
                                .orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.mapping(hint -> plain(hint.rule()), Collectors.toList())));
    }

    /** Without what the form would evaluate, and without the full stop. */
    private static String plain(String rule) {
        return rule.replace("{{", "").replace("}}", "").replaceFirst("[。；]$", "");
    }

    /** The keys of the fields and the paths of the lists outside lists, in the order of the form. */
    private static void collectKeys(JsonNode parent, List<String> keys) {
        for (var component : parent.path("components")) {
            var key = keyOf(component);
            if (!key.isEmpty()) {
                keys.add(key);
            }
            if (!isList(component)) {
                collectKeys(component, keys);
            }
        }
    }

    private static void add(JsonNode parent, String key, String words) {
        if (!(parent.path("components") instanceof ArrayNode components)) {
            return;
        }
        for (int index = 0; index < components.size(); index++) {
            if (components.get(index) instanceof ObjectNode component
                    && keyOf(component).equals(key)) {
                addTo(components, index, component, words);
                return;
            }
            if (!isList(components.get(index))) {
                add(components.get(index), key, words);
            }
        }
    }

    private static void addTo(ArrayNode components, int index, ObjectNode component, String words) {
        var description = component.path(DESCRIPTION).asText("");
        if (WITHOUT_DESCRIPTION.contains(component.path("type").asText()) || description.startsWith("=")) {
            components
                    .insertObject(index)
                    .put("type", "text")
                    .put("id", "Hint_" + index)
                    .put("text", words);
        } else if (description.isBlank()) {
            component.put(DESCRIPTION, words);
        } else {
            component.put(DESCRIPTION, description.replaceFirst("[。；]$", "") + "。" + words);
        }
    }

    private static String keyOf(JsonNode component) {
        return component
                .path("key")
                .asText(isList(component) ? component.path("path").asText("") : "");
    }

    private static boolean isList(JsonNode component) {
        return component.path("type").asText().equals("dynamiclist");
    }
}
