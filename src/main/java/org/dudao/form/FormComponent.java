package org.dudao.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A component of a form with its type.
 *
 * @param path the path of its value inside the value of its parent; empty for a component without value and path
 */
record FormComponent(
        ComponentSettings settings, ComponentType type, List<String> path, List<FormComponent> components) {

    boolean isList() {
        return type instanceof ListType;
    }

    /** This component and all components inside it, in the order of the form. */
    Stream<FormComponent> all() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormComponent::all));
    }
}
