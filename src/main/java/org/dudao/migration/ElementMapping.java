package org.dudao.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.model.ModelProperties;
import org.jspecify.annotations.Nullable;

/**
 * Maps the elements of an old version to those of a new version. The new element is the one that the caller names, or else the one
 * with the same id, or else the one with the property {@value ModelProperties#REPLACES}; the versions in between are followed one by
 * one. Mappings that the engine refuses are left out.
 */
final class ElementMapping {

    /** The suffix of the engine for the body of a multi-instance activity. */
    private static final String BODY = "#multiInstanceBody";

    private final VersionModel oldVersion;
    private final VersionModel newVersion;
    /** The new element by old element, before the engine has checked it. */
    private final Map<String, String> replacements = new LinkedHashMap<>();

    /** The message of the engine by old element. */
    private final Map<String, String> refused = new HashMap<>();

    private final List<MappedElement> agreed;

    private ElementMapping(
            VersionModel oldVersion,
            List<VersionModel> between,
            VersionModel newVersion,
            Map<String, String> named,
            List<MappedElement> equalElements,
            Function<List<MappedElement>, Map<String, String>> errors) {
        this.oldVersion = oldVersion;
        this.newVersion = newVersion;
        oldVersion.elements().keySet().forEach(id -> Optional.ofNullable(named.get(id))
                .or(() -> after(id, between))
                .ifPresent(replacement -> replacements.put(id, replacement)));
        this.agreed = agree(candidates(equalElements), errors);
    }

    /**
     * @param between the versions in between, the oldest first
     * @param named new elements by old elements, named by the caller
     * @param equalElements the mappings that the engine makes itself
     * @param errors returns the errors of the engine for a mapping, by old element
     */
    static ElementMapping of(
            VersionModel oldVersion,
            List<VersionModel> between,
            VersionModel newVersion,
            Map<String, String> named,
            List<MappedElement> equalElements,
            Function<List<MappedElement>, Map<String, String>> errors) {
        return new ElementMapping(oldVersion, between, newVersion, named, equalElements, errors);
    }

    /** The mapping that the engine accepts. */
    List<MappedElement> agreed() {
        return agreed;
    }

    private Optional<String> after(String id, List<VersionModel> between) {
        var current = id;
        for (var model : between) {
            // A later version can contain an element again that an earlier one had removed.
            current = model.after(current).orElse(current);
        }
        return newVersion.after(current);
    }

    /** Adds mappings that the engine does not make itself: elements with a new id, and elements inside a scope with a new id. */
    private List<MappedElement> candidates(List<MappedElement> equalElements) {
        var candidates = new ArrayList<MappedElement>();
        equalElements.stream()
                .filter(mapped -> mapped.to().equals(targetOf(mapped.from())))
                .forEach(candidates::add);
        var mapped = candidates.stream().map(MappedElement::from).collect(Collectors.toSet());
        replacements.forEach((from, to) -> {
            var source = oldVersion.get(from);
            var target = newVersion.get(to);
            if (source.holdsTokens() && target.holdsTokens() && !mapped.contains(from)) {
                candidates.add(new MappedElement(from, to, source.triggered() && target.triggered()));
                if (source.repeated() && target.repeated() && !mapped.contains(from + BODY)) {
                    candidates.add(new MappedElement(from + BODY, to + BODY, false));
                }
            }
        });
        return candidates;
    }

    private @Nullable String targetOf(String from) {
        return from.endsWith(BODY)
                ? Optional.ofNullable(replacements.get(withoutBody(from)))
                        .map(to -> to + BODY)
                        .orElse(null)
                : replacements.get(from);
    }

    /** Removes refused mappings until the engine accepts the rest: removing one can make the engine refuse another one. */
    private List<MappedElement> agree(
            List<MappedElement> candidates, Function<List<MappedElement>, Map<String, String>> errors) {
        var remaining = candidates;
        var refusals = errors.apply(remaining);
        while (!refusals.isEmpty()) {
            refusals.forEach((from, message) -> refused.put(withoutBody(from), message));
            var failing = refusals.keySet();
            remaining = remaining.stream()
                    .filter(mapped -> !failing.contains(mapped.from()))
                    .toList();
            refusals = errors.apply(remaining);
        }
        return remaining;
    }

    /** @param waiting the number of waiting instances by old element */
    List<MigrationPreview.Row> rows(Map<String, Integer> waiting) {
        var targets = agreed.stream().collect(Collectors.toMap(MappedElement::from, MappedElement::to));
        return oldVersion.elements().values().stream()
                .map(element -> {
                    var to = element.holdsTokens() ? targets.get(element.id()) : replacements.get(element.id());
                    int instances = waiting.getOrDefault(element.id(), 0);
                    return new MigrationPreview.Row(
                            element.id(),
                            element.name(),
                            to,
                            to == null ? null : newVersion.get(to).name(),
                            instances,
                            to == null && instances > 0 ? problem(element, instances) : null);
                })
                .toList();
    }

    private String problem(FlowElement element, int instances) {
        var hint = replacements.containsKey(element.id())
                ? ""
                : "；在接替它的新元素上加属性 %s=%s，或者用 map=%s:新元素 指明去向"
                        .formatted(ModelProperties.REPLACES, element.id(), element.id());
        return "%s，有%d个实例停在这里%s。".formatted(missingReason(element.id()), instances, hint);
    }

    /** The reason why an instance cannot move, in Chinese. */
    String reason(List<MigrationProblem> errors) {
        return errors.stream()
                .map(error -> EngineMessageTranslator.reason(error, this::missingReason))
                .distinct()
                .collect(Collectors.joining("；", "", "。"));
    }

    /** The reason why the element has no new element. */
    private String missingReason(String id) {
        var element = withoutBody(id);
        var to = replacements.get(element);
        if (to == null) {
            return (oldVersion.has(element) ? oldVersion.get(element) : element) + "在新版本里没有了";
        }
        return "%s不能换成%s：%s".formatted(oldVersion.get(element), newVersion.get(to), missingReason(element, to));
    }

    private String missingReason(String from, String to) {
        var oldType = oldVersion.get(from).type();
        var newType = newVersion.get(to).type();
        return oldType.equals(newType)
                ? EngineMessageTranslator.chinese(refused.getOrDefault(from, EngineMessageTranslator.NO_INSTRUCTION))
                : "类型从 %s 变成了 %s".formatted(oldType, newType);
    }

    private static String withoutBody(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }
}
