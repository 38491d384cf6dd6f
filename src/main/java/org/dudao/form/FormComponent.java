package org.dudao.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A component of a form, with its type.
 *
 * @param path where its value stands in that of what it is in; empty for what has neither value nor path
 */
record FormComponent(
        ComponentSettings settings, ComponentType type, List<String> path, List<FormComponent> components) {

    boolean isList() {
        return type instanceof ListType;
    }

    /** It and all that is in it, in the form's order. */
    Stream<FormComponent> all() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormComponent::all));
    }
}
