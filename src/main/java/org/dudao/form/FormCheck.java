package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** One check of submitted values against a form. */
final class FormCheck {

    /** Computed fields can depend on each other; they are computed again until nothing changes, at most this number of times. */
    private static final int MAX_ROUNDS = 10;

    private final List<FormComponent> components;
    private final FieldTree tree;
    private final Map<String, Object> initial;
    private final Map<String, Object> posted = new LinkedHashMap<>();
    private final List<FormError> errors = new ArrayList<>();

    FormCheck(List<FormComponent> components, FieldTree tree, VariableMap posted, Map<String, Object> variables) {
        this.components = components;
        this.tree = tree;
        this.initial = FormInitialData.data(components, variables);
        addPosted(posted);
    }

    CheckedForm run() {
        var data = FormInitialData.filledIn(components, initial, posted);
        for (var instance : evaluate(data)) {
            resetUnsubmitted(instance, data);
        }
        var instances = evaluate(data);
        refuseUnknownFields(posted, tree, List.of());
        instances.forEach(instance -> check(instance, data));
        checkAcrossFields(instances, data);
        return new CheckedForm(values(instances, data), errors);
    }

    private void addPosted(VariableMap values) {
        for (var key : values.keySet()) {
            var expected = tree.names().get(key);
            var typed = values.getValueTyped(key);
            if (expected == null) {
                posted.put(key, null);
            } else if (VariableValues.isPlain(typed)) {
                posted.put(key, VariableValues.plain(typed));
            } else if (!expected.isLocked()) {
                errors.add(new FormError(key, label(key, expected), ComponentInspection.WRONG_TYPE));
            }
        }
    }

    private static String label(String key, FieldTree node) {
        var component = node.component();
        return component == null ? key : component.settings().label();
    }

    /**
     * Finds the field instances for these data and which of them are hidden, and puts the computed values into the data. As in
     * form-js, there are two steps: hidden values are removed from the data, then the conditions are evaluated again.
     */
    private List<FieldInstance> evaluate(Map<String, Object> data) {
        List<FieldInstance> instances = List.of();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            instances = FieldInstance.of(components, data, visibleScope(data));
            if (!compute(instances, data)) {
                break;
            }
        }
        return instances;
    }

    /** The data without hidden fields. */
    private ExpressionScope visibleScope(Map<String, Object> data) {
        var visible = DataPaths.copy(data);
        FieldInstance.of(components, data, ExpressionScope.of(data, initial)).stream()
                .filter(FieldInstance::hidden)
                .forEach(instance -> DataPaths.clear(visible, instance.path()));
        var variables = DataPaths.copy(initial);
        variables.putAll(visible);
        return ExpressionScope.of(variables, initial);
    }

    private static boolean compute(List<FieldInstance> instances, Map<String, Object> data) {
        boolean changed = false;
        for (var instance : instances) {
            if (instance.isComputed() && !instance.hidden()) {
                var value = ExpressionType.compute(instance.settings(), instance.scope());
                changed |= !Objects.equals(value, DataPaths.get(data, instance.path()));
                DataPaths.put(data, instance.path(), value);
            }
        }
        return changed;
    }

    /** An editable field without a submitted value becomes empty. A read-only field keeps its initial value. */
    private void resetUnsubmitted(FieldInstance instance, Map<String, Object> data) {
        // The path is missing when the list of the row was reset before.
        if (instance.hidden() || instance.isComputed() || !DataPaths.has(data, instance.path())) {
            return;
        }
        if (instance.component().type() instanceof FieldType type) {
            if (instance.isLocked()) {
                DataPaths.put(data, instance.path(), DataPaths.get(initial, instance.path()));
            } else if (!DataPaths.has(posted, instance.path())) {
                DataPaths.put(data, instance.path(), type.empty());
            }
        } else if (!DataPaths.has(posted, instance.path()) && !ListType.isFixed(instance.settings())) {
            DataPaths.put(data, instance.path(), new ArrayList<>());
        }
    }

    private void refuseUnknownFields(Map<?, ?> values, FieldTree expected, List<?> path) {
        values.forEach((key, value) -> {
            var fieldPath = DataPaths.append(path, List.of(key));
            var node = expected.names().get(String.valueOf(key));
            if (node == null) {
                errors.add(new FormError(DataPaths.text(fieldPath), DataPaths.text(fieldPath), "不是本表单的字段"));
            } else if (node.isList()) {
                var rows = ListType.rows(value);
                for (int index = 0; index < rows.size(); index++) {
                    if (rows.get(index) instanceof Map<?, ?> row) {
                        refuseUnknownFields(row, node, DataPaths.append(fieldPath, List.of(index)));
                    }
                }
            } else if (node.component() == null && value instanceof Map<?, ?> below) {
                refuseUnknownFields(below, node, fieldPath);
            } else if (node.component() == null && value != null) {
                errors.add(new FormError(
                        DataPaths.text(fieldPath), DataPaths.text(fieldPath), ComponentInspection.WRONG_TYPE));
            }
        });
    }

    private void check(FieldInstance instance, Map<String, Object> data) {
        var value = DataPaths.get(posted, instance.path());
        if (instance.component().type() instanceof FieldType type) {
            if (instance.isComputed()) {
                var computed = DataPaths.get(data, instance.path());
                if (!instance.hidden() && computed != null) {
                    addErrors(instance, type.errors(instance.settings(), computed, instance.scope()));
                }
            } else if (instance.hidden()) {
                boolean empty = type.isEmpty(value) || instance.settings().isLocked();
                addErrors(instance, empty ? List.of() : List.of("现在不用填写，不应有内容"));
            } else if (!instance.isLocked()) {
                checkValue(instance, type, value);
            }
        } else if (instance.hidden()) {
            boolean empty = value == null || (value instanceof List<?> rows && rows.isEmpty());
            addErrors(instance, empty ? List.of() : List.of("现在不用填写，不应有内容"));
        } else {
            int rows = DataPaths.get(initial, instance.path()) instanceof List<?> list ? list.size() : 0;
            addErrors(instance, ListType.errors(instance.settings(), value, rows));
        }
    }

    private void checkValue(FieldInstance instance, FieldType type, @Nullable Object value) {
        if (value != null && !type.isEmpty(value)) {
            addErrors(instance, type.errors(instance.settings(), value, instance.scope()));
        } else if (instance.settings().isRequired()) {
            addErrors(instance, List.of("必须填写"));
        } else if (value != null && !value.equals("")) {
            // Blanks count as characters for a minimum length.
            addErrors(instance, type.errors(instance.settings(), value, instance.scope()));
        }
    }

    /** Refuses answers that do not fit together, at the field that the {@link CheckText} names. */
    private void checkAcrossFields(List<FieldInstance> instances, Map<String, Object> data) {
        for (var check : FieldInstance.checks(components, data, visibleScope(data))) {
            var path = DataPaths.append(check.path(), CheckText.field(check.settings()));
            instances.stream()
                    .filter(field -> !check.hidden() && !field.hidden())
                    .filter(field -> field.path().equals(path))
                    .filter(field ->
                            errors.stream().noneMatch(error -> error.key().equals(DataPaths.text(path))))
                    .forEach(
                            field -> addErrors(field, List.of("：" + CheckText.words(check.settings(), check.scope()))));
        }
    }

    /** Adds no further errors to a variable whose type was wrong. */
    private void addErrors(FieldInstance instance, List<String> reasons) {
        var key = String.valueOf(instance.path().get(0));
        if (tree.names().containsKey(key) && errors.stream().noneMatch(error -> hasWrongType(error, key))) {
            reasons.forEach(reason -> errors.add(instance.error(reason)));
        }
    }

    private boolean hasWrongType(FormError error, String key) {
        return error.key().equals(key) && !posted.containsKey(key);
    }

    private VariableMap values(List<FieldInstance> instances, Map<String, Object> data) {
        var stored = new LinkedHashMap<String, Object>();
        for (var instance : instances) {
            boolean topLevel = instance.path().size() == 1;
            if (!instance.hidden() && !(topLevel && isReadOnly(instance))) {
                DataPaths.put(
                        stored,
                        instance.path(),
                        instance.component().isList() ? emptyRows(data, instance.path()) : storedValue(instance, data));
            }
        }
        var values = Variables.createVariables();
        tree.names().forEach((key, node) -> {
            boolean readOnly = node.isLocked()
                    || (node.isField()
                            && instances.stream()
                                    .anyMatch(instance -> instance.path().equals(List.of(key))
                                            && !instance.hidden()
                                            && isReadOnly(instance)));
            if (!readOnly) {
                values.putValueTyped(key, VariableValues.typed(stored.get(key)));
            }
        });
        return values;
    }

    private static boolean isReadOnly(FieldInstance instance) {
        return instance.component().type() instanceof FieldType && !instance.isComputed() && instance.isLocked();
    }

    private @Nullable Object storedValue(FieldInstance instance, Map<String, Object> data) {
        return instance.isComputed() || isReadOnly(instance)
                ? DataPaths.get(data, instance.path())
                : DataPaths.get(posted, instance.path());
    }

    private static List<Object> emptyRows(Map<String, Object> data, List<Object> path) {
        var rows = new ArrayList<Object>();
        if (DataPaths.get(data, path) instanceof List<?> elements) {
            elements.forEach(row -> rows.add(new LinkedHashMap<>()));
        }
        return rows;
    }
}
