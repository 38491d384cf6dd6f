package org.dudao.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand where in a form's data: a field, a list of rows, or names with something below each. */
final class FieldTree {

    private final Map<String, FieldTree> names = new LinkedHashMap<>();
    private @Nullable FormComponent component;

    static FieldTree of(List<FormComponent> components) {
        var shape = new FieldTree();
        shape.addAll(components);
        return shape;
    }

    Map<String, FieldTree> names() {
        return names;
    }

    /** The field or the list; null for names. A list's shape is that of its rows. */
    @Nullable FormComponent component() {
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
                : names.values().stream().allMatch(FieldTree::isLocked);
    }

    /** Whether another component can have its value there. */
    boolean isFree(FormComponent component, List<String> path) {
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
    void addAll(List<FormComponent> components) {
        components.forEach(this::add);
    }

    private void add(FormComponent added) {
        if (!isFree(added, added.path())) {
            return;
        }
        var here = this;
        for (var name : added.path()) {
            here = here.names.computeIfAbsent(name, any -> new FieldTree());
        }
        if (added.type() instanceof FieldType || added.isList()) {
            here.component = added;
        }
        here.addAll(added.components());
    }
}
