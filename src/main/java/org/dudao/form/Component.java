package org.dudao.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A component of a form, with its type.
 *
 * @param path where its value stands in that of what it is in; empty for what has neither value nor path
 */
record Component(Settings settings, ComponentType type, List<String> path, List<Component> components) {

    boolean isList() {
        return type instanceof ListType;
    }

    /** It and all that is in it, in the form's order. */
    Stream<Component> all() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(Component::all));
    }
}
