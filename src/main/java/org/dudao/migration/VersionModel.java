package org.dudao.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The flow nodes of one version of a process, in the order of the file. */
record VersionModel(Map<String, FlowElement> elements) {

    static VersionModel of(List<FlowElement> elements) {
        return new VersionModel(elements.stream()
                .collect(Collectors.toMap(
                        FlowElement::id, Function.identity(), (first, second) -> first, LinkedHashMap::new)));
    }

    boolean has(String id) {
        return elements.containsKey(id);
    }

    /** @throws NullPointerException with the id when the model does not have the element */
    FlowElement get(String id) {
        return Objects.requireNonNull(elements.get(id), id);
    }

    /** The element for an element of the previous version: the one with the same id, or else the one that replaces it. */
    Optional<String> after(String id) {
        if (has(id)) {
            return Optional.of(id);
        }
        return elements.values().stream()
                .filter(element -> element.replaces().contains(id))
                .map(FlowElement::id)
                .findFirst();
    }
}
