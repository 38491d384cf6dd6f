package org.dudao.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component type with a value. */
interface FieldType extends ComponentType {

    /** The supported rules under {@code validate}, including {@code required}. */
    Set<String> rules();

    /** Rules of form-js that the server refuses, each with a Chinese text that says what to use instead. */
    default Map<String, String> refusedRules() {
        return Map.of();
    }

    /** The initial value in form-js when a variable with the key or a default value exists. */
    @Nullable Object initialValue(ComponentSettings field, @Nullable Object value, ExpressionScope scope);

    /** The initial value in form-js when neither exists. */
    default @Nullable Object empty() {
        return null;
    }

    /** Whether the field counts as not filled in. */
    default boolean isEmpty(@Nullable Object value) {
        return value == null;
    }

    /** The errors of a value that is not empty. Each text follows the label. */
    List<String> errors(ComponentSettings field, Object value, ExpressionScope scope);

    /** The text of a value that is not empty, for readers. */
    default String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return String.valueOf(value);
    }
}
