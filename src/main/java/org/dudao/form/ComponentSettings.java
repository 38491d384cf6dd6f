package org.dudao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of a component in a .form file. */
record ComponentSettings(JsonNode json) {

    String type() {
        return text("type");
    }

    /** The key, or the id of a component without a key. */
    String name() {
        return text("key").isEmpty() ? text("id") : text("key");
    }

    /** The label that the user sees, or else the name. */
    String label() {
        return List.of("label", "dateLabel", "timeLabel").stream()
                .map(this::text)
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElseGet(this::name);
    }

    boolean hasLabel() {
        return !label().equals(name());
    }

    boolean has(String setting) {
        return json.hasNonNull(setting);
    }

    JsonNode get(String setting) {
        return json.path(setting);
    }

    /** Empty when the setting is missing. */
    String text(String setting) {
        return json.path(setting).asText("");
    }

    boolean is(String setting) {
        return json.path(setting).asBoolean();
    }

    Optional<Integer> whole(String setting) {
        return json.path(setting).canConvertToInt() && json.path(setting).isIntegralNumber()
                ? Optional.of(json.path(setting).intValue())
                : Optional.empty();
    }

    /** The condition that hides the component, or null. */
    @Nullable String hide() {
        return expression(json.path("conditional").path("hide"));
    }

    /** The condition that makes the component read-only, or null. */
    @Nullable String readOnlyIf() {
        return expression(json.path("readonly"));
    }

    /** Whether the component is always read-only or disabled. */
    boolean isLocked() {
        return json.path("disabled").asBoolean()
                || (json.path("readonly").isBoolean() && json.path("readonly").booleanValue());
    }

    boolean isRequired() {
        return rule("required").asBoolean();
    }

    JsonNode rule(String rule) {
        return json.path("validate").path(rule);
    }

    /** A value under "Custom properties" in the Modeler. */
    JsonNode property(String property) {
        return json.path("properties").path(property);
    }

    static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static boolean isExpression(JsonNode setting) {
        return setting.isTextual() && setting.textValue().startsWith("=");
    }

    static @Nullable String expression(JsonNode setting) {
        return isExpression(setting) ? setting.textValue().substring(1) : null;
    }
}
