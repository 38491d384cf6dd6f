package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The initial data of a form in form-js: the variables, with the value of each field converted to its type, or empty. */
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

    /** Puts the submitted values over the initial data. Read-only and computed fields keep their initial values. */
    static Map<String, Object> filledIn(
            List<FormComponent> components, Map<String, Object> initial, Map<String, Object> posted) {
        var data = DataPaths.copy(initial);
        new FormInitialData(ExpressionScope.of(initial, initial)).fillIn(components, data, posted);
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
            return type.initialValue(component.settings(), DataPaths.get(data, component.path()), scope);
        }
        return component.settings().json().has("defaultValue")
                ? VariableValues.plain(component.settings().get("defaultValue"))
                : type.empty();
    }

    private List<Object> rows(FormComponent list, @Nullable Object value) {
        var rows = new ArrayList<Object>();
        if (value instanceof List<?> elements) {
            elements.forEach(row -> rows.add(row(list, row)));
        } else {
            for (int row = 0; row < ListType.initialRows(list.settings()); row++) {
                rows.add(row(list, null));
            }
        }
        return rows;
    }

    private Map<String, Object> row(FormComponent list, @Nullable Object value) {
        var row = value instanceof Map<?, ?> fields ? DataPaths.copy(fields) : new LinkedHashMap<String, Object>();
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
                boolean editable = !component.settings().isLocked() && !(type instanceof ExpressionType);
                if (editable && DataPaths.has(posted, path)) {
                    DataPaths.put(data, path, DataPaths.get(posted, path));
                }
            } else if (path.isEmpty()) {
                fillIn(component.components(), data, posted);
            } else if (DataPaths.get(posted, path) instanceof Map<?, ?> below) {
                fillIn(component.components(), below(data, path), below);
            }
        }
    }

    /** A row of a list whose length can change has no initial values, because it may have been at another index. */
    private List<Object> filledInRows(FormComponent list, @Nullable Object initial, @Nullable Object posted) {
        boolean fixed = ListType.isFixed(list.settings());
        var rows = new ArrayList<Object>();
        var postedRows = ListType.rows(posted);
        List<?> initialRows = fixed && initial instanceof List<?> elements ? elements : List.of();
        for (int index = 0; index < Math.max(postedRows.size(), initialRows.size()); index++) {
            var row = row(list, index < initialRows.size() ? initialRows.get(index) : null);
            if (index < postedRows.size() && postedRows.get(index) instanceof Map<?, ?> filled) {
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
