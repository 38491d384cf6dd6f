package org.dudao.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.model.Marks;
import org.jspecify.annotations.Nullable;

/**
 * Which element of a new version takes the place of which of an old one: the one that is named for it, else the one of the same
 * id, else the one that says it replaces it, by way of every version in between; as far as the engine agrees.
 */
final class Mapping {

    /** The engine's id of the whole of an activity that is done several times. */
    private static final String BODY = "#multiInstanceBody";

    private final Model old;
    private final Model fresh;
    /** By element of the old version. */
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private final Map<String, String> refused = new HashMap<>();
    private final List<Mapped> agreed;

    private Mapping(
            Model old,
            List<Model> between,
            Model fresh,
            Map<String, String> named,
            List<Mapped> equal,
            Function<List<Mapped>, Map<String, String>> complaints) {
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
    static Mapping of(
            Model old,
            List<Model> between,
            Model fresh,
            Map<String, String> named,
            List<Mapped> equal,
            Function<List<Mapped>, Map<String, String>> complaints) {
        return new Mapping(old, between, fresh, named, equal, complaints);
    }

    /** What the engine is told. */
    List<Mapped> agreed() {
        return agreed;
    }

    private Optional<String> after(String id, List<Model> between) {
        var at = id;
        for (var model : between) {
            // What one version leaves out, a later one may have again.
            at = model.after(at).orElse(at);
        }
        return fresh.after(at);
    }

    /** The engine maps nothing below a scope that has another id, and nothing that has been renamed. */
    private List<Mapped> candidates(List<Mapped> equal) {
        var candidates = new ArrayList<Mapped>();
        equal.stream()
                .filter(mapped -> mapped.to().equals(targetOf(mapped.from())))
                .forEach(candidates::add);
        var mapped = candidates.stream().map(Mapped::from).collect(Collectors.toSet());
        wanted.forEach((from, to) -> {
            var source = old.get(from);
            var target = fresh.get(to);
            if (source.holdsTokens() && target.holdsTokens() && !mapped.contains(from)) {
                candidates.add(new Mapped(from, to, source.triggered() && target.triggered()));
                if (source.repeated() && target.repeated() && !mapped.contains(from + BODY)) {
                    candidates.add(new Mapped(from + BODY, to + BODY, false));
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
    private List<Mapped> agree(List<Mapped> candidates, Function<List<Mapped>, Map<String, String>> complaints) {
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
    List<Plan.Row> rows(Map<String, Integer> waiting) {
        var targets = agreed.stream().collect(Collectors.toMap(Mapped::from, Mapped::to));
        return old.elements().values().stream()
                .map(element -> {
                    var to = element.holdsTokens() ? targets.get(element.id()) : wanted.get(element.id());
                    int here = waiting.getOrDefault(element.id(), 0);
                    return new Plan.Row(
                            element.id(),
                            element.name(),
                            to,
                            to == null ? null : fresh.get(to).name(),
                            here,
                            to == null && here > 0 ? problem(element, here) : null);
                })
                .toList();
    }

    private String problem(Element element, int here) {
        var hint = wanted.containsKey(element.id())
                ? ""
                : "；在接替它的新元素上加属性 %s=%s，或者用 map=%s:新元素 指明去向".formatted(Marks.REPLACES, element.id(), element.id());
        return "%s，有%d个实例停在这里%s。".formatted(whyNot(element.id()), here, hint);
    }

    /** Why an instance cannot move, for people. */
    String reason(List<Complaint> complaints) {
        return complaints.stream()
                .map(complaint -> EngineWords.reason(complaint, this::whyNot))
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
                ? EngineWords.chinese(refused.getOrDefault(from, EngineWords.NO_INSTRUCTION))
                : "类型从 %s 变成了 %s".formatted(before, after);
    }

    private static String withoutBody(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }
}
