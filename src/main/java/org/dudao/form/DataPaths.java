package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes form data, which are nested maps and lists. A path has a name for each map and an index for each list. */
final class DataPaths {

    private DataPaths() {}

    static List<Object> append(List<?> path, List<?> more) {
        var joined = new ArrayList<Object>(path);
        joined.addAll(more);
        return List.copyOf(joined);
    }

    /** {@code ledger[0].owner} */
    static String text(List<?> path) {
        var text = new StringBuilder();
        for (var step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    static boolean has(Object data, List<?> path) {
        var parent = get(data, path.subList(0, path.size() - 1));
        var step = path.get(path.size() - 1);
        return (parent instanceof Map<?, ?> map && map.containsKey(step))
                || (parent instanceof List<?> list && step instanceof Integer index && index < list.size());
    }

    static @Nullable Object get(@Nullable Object data, List<?> path) {
        var current = data;
        for (var step : path) {
            if (current instanceof Map<?, ?> map) {
                current = map.get(step);
            } else if (current instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                current = list.get(index);
            } else {
                return null;
            }
        }
        return current;
    }

    /** Creates missing maps and rows on the way, and replaces values of another type there. */
    static void put(Map<String, Object> data, List<?> path, @Nullable Object value) {
        Object current = data;
        for (int step = 0; step < path.size() - 1; step++) {
            var next = get(current, path.subList(step, step + 1));
            boolean list = path.get(step + 1) instanceof Integer;
            if (list ? !(next instanceof List) : !(next instanceof Map)) {
                next = list ? new ArrayList<>() : new LinkedHashMap<String, Object>();
                set(current, path.get(step), next);
            }
            current = Objects.requireNonNull(next);
        }
        set(current, path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    private static void set(Object parent, Object step, @Nullable Object value) {
        if (parent instanceof Map<?, ?> map) {
            ((Map<Object, @Nullable Object>) map).put(step, value);
        } else if (parent instanceof List<?> && step instanceof Integer index) {
            var list = (List<@Nullable Object>) parent;
            while (list.size() <= index) {
                list.add(null);
            }
            list.set(index, value);
        }
    }

    /** Removes the value and then each parent map and list that is empty. form-js does the same with hidden fields. */
    static void clear(Map<String, Object> data, List<?> path) {
        for (int length = path.size(); length > 0; length--) {
            var parent = get(data, path.subList(0, length - 1));
            var step = path.get(length - 1);
            if (parent instanceof Map<?, ?> map) {
                map.remove(step);
                if (!map.isEmpty()) {
                    return;
                }
            } else if (parent instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                list.set(index, null);
                if (list.stream().anyMatch(Objects::nonNull)) {
                    return;
                }
            } else {
                return;
            }
        }
    }

    /** A deep copy. */
    static Map<String, Object> copy(Map<?, ?> data) {
        var copy = new LinkedHashMap<String, Object>();
        data.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }
}
