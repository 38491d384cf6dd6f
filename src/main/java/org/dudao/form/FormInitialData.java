package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form's data as form-js opens it: the variables, with every field as its type wants it, or empty. */
final class FormInitialData {

    private final ExpressionScope scope;

    private FormInitialData(ExpressionScope scope) {
        this.scope = scope;
    }

    static Map<String, Object> data(List<FormComponent> components, Map<String, Object> variables) {
        var data = DataPaths.copy(variables);
        new FormInitialData(ExpressionScope.of(variables, variables)).open(components, data);
        return data;
    }

    /** What was posted over what was opened; what is locked or computed stays. */
    static Map<String, Object> filledIn(
            List<FormComponent> components, Map<String, Object> opened, Map<String, Object> posted) {
        var data = DataPaths.copy(opened);
        new FormInitialData(ExpressionScope.of(opened, opened)).fillIn(components, data, posted);
        return data;
    }

    private void open(List<FormComponent> components, Map<String, Object> data) {
        for (var component : components) {
            if (component.type() instanceof FieldType type) {
                DataPaths.put(data, component.path(), value(component, type, data));
            } else if (component.isList()) {
                DataPaths.put(data, component.path(), rows(component, DataPaths.get(data, component.path())));
            } else if (component.path().isEmpty()) {
                open(component.components(), data);
            } else {
                open(component.components(), below(data, component.path()));
            }
        }
    }

    private @Nullable Object value(FormComponent component, FieldType type, Map<String, Object> data) {
        if (DataPaths.has(data, component.path())) {
            return type.opened(component.settings(), DataPaths.get(data, component.path()), scope);
        }
        return component.settings().json().has("defaultValue")
                ? VariableValues.plain(component.settings().get("defaultValue"))
                : type.empty();
    }

    private List<Object> rows(FormComponent list, @Nullable Object value) {
        var rows = new ArrayList<Object>();
        if (value instanceof List<?> given) {
            given.forEach(row -> rows.add(row(list, row)));
        } else {
            for (int row = 0; row < ListType.openedRows(list.settings()); row++) {
                rows.add(row(list, null));
            }
        }
        return rows;
    }

    private Map<String, Object> row(FormComponent list, @Nullable Object value) {
        var row = value instanceof Map<?, ?> given ? DataPaths.copy(given) : new LinkedHashMap<String, Object>();
        open(list.components(), row);
        return row;
    }

    private void fillIn(List<FormComponent> components, Map<String, Object> data, Map<?, ?> posted) {
        for (var component : components) {
            var path = component.path();
            if (component.isList()) {
                if (DataPaths.has(posted, path)) {
                    DataPaths.put(
                            data,
                            path,
                            filledInRows(component, DataPaths.get(data, path), DataPaths.get(posted, path)));
                }
            } else if (component.type() instanceof FieldType type) {
                boolean taken = !component.settings().isLocked() && !(type instanceof ExpressionType);
                if (taken && DataPaths.has(posted, path)) {
                    DataPaths.put(data, path, DataPaths.get(posted, path));
                }
            } else if (path.isEmpty()) {
                fillIn(component.components(), data, posted);
            } else if (DataPaths.get(posted, path) instanceof Map<?, ?> below) {
                fillIn(component.components(), below(data, path), below);
            }
        }
    }

    /** A row of a list that can grow has no past: it may have moved. */
    private List<Object> filledInRows(FormComponent list, @Nullable Object opened, @Nullable Object posted) {
        boolean fixed = ListType.isFixed(list.settings());
        var rows = new ArrayList<Object>();
        var given = ListType.rows(posted);
        List<?> before = fixed && opened instanceof List<?> some ? some : List.of();
        for (int index = 0; index < Math.max(given.size(), before.size()); index++) {
            var row = row(list, index < before.size() ? before.get(index) : null);
            if (index < given.size() && given.get(index) instanceof Map<?, ?> filled) {
                fillIn(list.components(), row, filled);
            }
            rows.add(row);
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> below(Map<String, Object> data, List<String> path) {
        if (DataPaths.get(data, path) instanceof Map<?, ?> below) {
            return (Map<String, Object>) below;
        }
        var below = new LinkedHashMap<String, Object>();
        DataPaths.put(data, path, below);
        return below;
    }
}
