package org.dudao.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The flow nodes of one version of a process, in the order of its file. */
record VersionModel(Map<String, FlowElement> elements) {

    static VersionModel of(List<FlowElement> elements) {
        return new VersionModel(elements.stream()
                .collect(Collectors.toMap(
                        FlowElement::id, Function.identity(), (one, same) -> one, LinkedHashMap::new)));
    }

    boolean has(String id) {
        return elements.containsKey(id);
    }

    /** @throws NullPointerException naming the element when the model does not have it */
    FlowElement get(String id) {
        return Objects.requireNonNull(elements.get(id), id);
    }

    /** Where somebody at this element of the version before is now: its own id comes first. */
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
