package org.dudao.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of component that has a value. */
interface FieldType extends ComponentType {

    /** The rules under {@code validate} that it understands, {@code required} among them. */
    Set<String> rules();

    /** Rules of form-js that the server refuses, each with a Chinese text that says what to use instead. */
    default Map<String, String> refusedRules() {
        return Map.of();
    }

    /** What form-js opens the field with when there is a variable of its name, or a default value. */
    @Nullable Object opened(ComponentSettings field, @Nullable Object value, ExpressionScope scope);

    /** What form-js opens the field with when there is neither. */
    default @Nullable Object empty() {
        return null;
    }

    /** Whether nothing was filled in. */
    default boolean isEmpty(@Nullable Object value) {
        return value == null;
    }

    /** What is wrong with a value that is not empty, to be read after the label. */
    List<String> complaints(ComponentSettings field, Object value, ExpressionScope scope);

    /** A value that is not empty, as a person reads it. */
    default String text(ComponentSettings field, Object value, ExpressionScope scope) {
        return String.valueOf(value);
    }
}
