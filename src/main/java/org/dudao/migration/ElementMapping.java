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
 * Which element of a new version takes the place of which of an old one: the one that is named for it, else the one of the same
 * id, else the one that says it replaces it, by way of every version in between; as far as the engine agrees.
 */
final class ElementMapping {

    /** The engine's id of the whole of an activity that is done several times. */
    private static final String BODY = "#multiInstanceBody";

    private final VersionModel old;
    private final VersionModel fresh;
    /** By element of the old version. */
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private final Map<String, String> refused = new HashMap<>();
    private final List<MappedElement> agreed;

    private ElementMapping(
            VersionModel old,
            List<VersionModel> between,
            VersionModel fresh,
            Map<String, String> named,
            List<MappedElement> equal,
            Function<List<MappedElement>, Map<String, String>> complaints) {
        this.old = old;
        this.fresh = fresh;
        old.elements().keySet().forEach(id -> Optional.ofNullable(named.get(id))
                .or(() -> after(id, between))
                .ifPresent(replacement -> wanted.put(id, replacement)));
        this.agreed = agree(candidates(equal), complaints);
    }

    /**
     * @param between the versions in between, the oldest first
     * @param named elements of the old version, and those that somebody says take their place
     * @param equal what the engine maps by itself
     * @param complaints what the engine has against a mapping, by element of the old version
     */
    static ElementMapping of(
            VersionModel old,
            List<VersionModel> between,
            VersionModel fresh,
            Map<String, String> named,
            List<MappedElement> equal,
            Function<List<MappedElement>, Map<String, String>> complaints) {
        return new ElementMapping(old, between, fresh, named, equal, complaints);
    }

    /** What the engine is told. */
    List<MappedElement> agreed() {
        return agreed;
    }

    private Optional<String> after(String id, List<VersionModel> between) {
        var at = id;
        for (var model : between) {
            // What one version leaves out, a later one may have again.
            at = model.after(at).orElse(at);
        }
        return fresh.after(at);
    }

    /** The engine maps nothing below a scope that has another id, and nothing that has been renamed. */
    private List<MappedElement> candidates(List<MappedElement> equal) {
        var candidates = new ArrayList<MappedElement>();
        equal.stream()
                .filter(mapped -> mapped.to().equals(targetOf(mapped.from())))
                .forEach(candidates::add);
        var mapped = candidates.stream().map(MappedElement::from).collect(Collectors.toSet());
        wanted.forEach((from, to) -> {
            var source = old.get(from);
            var target = fresh.get(to);
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
                ? Optional.ofNullable(wanted.get(withoutBody(from)))
                        .map(to -> to + BODY)
                        .orElse(null)
                : wanted.get(from);
    }

    /** Leaves out what the engine refuses, and then what it refuses because of that. */
    private List<MappedElement> agree(
            List<MappedElement> candidates, Function<List<MappedElement>, Map<String, String>> complaints) {
        var remaining = candidates;
        var against = complaints.apply(remaining);
        while (!against.isEmpty()) {
            against.forEach((from, words) -> refused.put(withoutBody(from), words));
            var failing = against.keySet();
            remaining = remaining.stream()
                    .filter(mapped -> !failing.contains(mapped.from()))
                    .toList();
            against = complaints.apply(remaining);
        }
        return remaining;
    }

    /** @param waiting how many times the process stays in an element */
    List<MigrationPreview.Row> rows(Map<String, Integer> waiting) {
        var targets = agreed.stream().collect(Collectors.toMap(MappedElement::from, MappedElement::to));
        return old.elements().values().stream()
                .map(element -> {
                    var to = element.holdsTokens() ? targets.get(element.id()) : wanted.get(element.id());
                    int here = waiting.getOrDefault(element.id(), 0);
                    return new MigrationPreview.Row(
                            element.id(),
                            element.name(),
                            to,
                            to == null ? null : fresh.get(to).name(),
                            here,
                            to == null && here > 0 ? problem(element, here) : null);
                })
                .toList();
    }

    private String problem(FlowElement element, int here) {
        var hint = wanted.containsKey(element.id())
                ? ""
                : "；在接替它的新元素上加属性 %s=%s，或者用 map=%s:新元素 指明去向"
                        .formatted(ModelProperties.REPLACES, element.id(), element.id());
        return "%s，有%d个实例停在这里%s。".formatted(whyNot(element.id()), here, hint);
    }

    /** Why an instance cannot move, for people. */
    String reason(List<MigrationProblem> complaints) {
        return complaints.stream()
                .map(complaint -> EngineMessageTranslator.reason(complaint, this::whyNot))
                .distinct()
                .collect(Collectors.joining("；", "", "。"));
    }

    /** Why nothing takes the place of this element. */
    private String whyNot(String id) {
        var element = withoutBody(id);
        var to = wanted.get(element);
        if (to == null) {
            return (old.has(element) ? old.get(element) : element) + "在新版本里没有了";
        }
        return "%s不能换成%s：%s".formatted(old.get(element), fresh.get(to), whyNot(element, to));
    }

    private String whyNot(String from, String to) {
        var before = old.get(from).type();
        var after = fresh.get(to).type();
        return before.equals(after)
                ? EngineMessageTranslator.chinese(refused.getOrDefault(from, EngineMessageTranslator.NO_INSTRUCTION))
                : "类型从 %s 变成了 %s".formatted(before, after);
    }

    private static String withoutBody(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }
}
