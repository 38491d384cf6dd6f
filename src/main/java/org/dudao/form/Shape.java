package org.dudao.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand where in a form's data: a field, a list of rows, or names with something below each. */
final class Shape {

    private final Map<String, Shape> names = new LinkedHashMap<>();
    private @Nullable Component component;

    static Shape of(List<Component> components) {
        var shape = new Shape();
        shape.addAll(components);
        return shape;
    }

    Map<String, Shape> names() {
        return names;
    }

    /** The field or the list; null for names. A list's shape is that of its rows. */
    @Nullable Component component() {
        return component;
    }

    boolean isList() {
        return component != null && component.isList();
    }

    boolean isField() {
        return component != null && !component.isList();
    }

    /** Whether nobody ever fills in anything here. */
    boolean isLocked() {
        return isField()
                ? component != null && component.settings().isLocked()
                : names.values().stream().allMatch(Shape::isLocked);
    }

    /** Whether another component can have its value there. */
    boolean isFree(Component component, List<String> path) {
        var here = this;
        for (var name : path) {
            var next = here.names.get(name);
            if (next == null) {
                return true;
            }
            if (next.component != null) {
                return false;
            }
            here = next;
        }
        return component.type() instanceof GroupType;
    }

    /** Leaves out what has no place of its own. */
    void addAll(List<Component> components) {
        components.forEach(this::add);
    }

    private void add(Component added) {
        if (!isFree(added, added.path())) {
            return;
        }
        var here = this;
        for (var name : added.path()) {
            here = here.names.computeIfAbsent(name, any -> new Shape());
        }
        if (added.type() instanceof FieldType || added.isList()) {
            here.component = added;
        }
        here.addAll(added.components());
    }
}
