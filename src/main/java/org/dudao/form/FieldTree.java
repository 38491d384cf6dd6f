package org.dudao.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structure of the data of a form: a node is a field, a list of rows, or a set of names with a node for each. */
final class FieldTree {

    private final Map<String, FieldTree> names = new LinkedHashMap<>();
    private @Nullable FormComponent component;

    static FieldTree of(List<FormComponent> components) {
        var tree = new FieldTree();
        tree.addAll(components);
        return tree;
    }

    Map<String, FieldTree> names() {
        return names;
    }

    /** The field or the list; null for a node with names only. The names of a list node are those of its rows. */
    @Nullable FormComponent component() {
        return component;
    }

    boolean isList() {
        return component != null && component.isList();
    }

    boolean isField() {
        return component != null && !component.isList();
    }

    /** Whether all fields of this node are always read-only or disabled. */
    boolean isLocked() {
        return isField()
                ? component != null && component.settings().isLocked()
                : names.values().stream().allMatch(FieldTree::isLocked);
    }

    /** Whether the path is free for the value of another component. */
    boolean isFree(FormComponent component, List<String> path) {
        var node = this;
        for (var name : path) {
            var next = node.names.get(name);
            if (next == null) {
                return true;
            }
            if (next.component != null) {
                return false;
            }
            node = next;
        }
        return component.type() instanceof GroupType;
    }

    /** Ignores components whose path is not free. */
    void addAll(List<FormComponent> components) {
        components.forEach(this::add);
    }

    private void add(FormComponent added) {
        if (!isFree(added, added.path())) {
            return;
        }
        var node = this;
        for (var name : added.path()) {
            node = node.names.computeIfAbsent(name, key -> new FieldTree());
        }
        if (added.type() instanceof FieldType || added.isList()) {
            node.component = added;
        }
        node.addAll(added.components());
    }
}
