package org.dudao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** One time that values are held against a form. */
final class FormCheck {

    /** How often what is computed is computed again because something else that is computed changed. */
    private static final int MOST_ROUNDS = 10;

    private final List<FormComponent> components;
    private final FieldTree shape;
    private final Map<String, Object> opened;
    private final Map<String, Object> posted = new LinkedHashMap<>();
    private final List<FormError> errors = new ArrayList<>();

    FormCheck(List<FormComponent> components, FieldTree shape, VariableMap posted, Map<String, Object> variables) {
        this.components = components;
        this.shape = shape;
        this.opened = FormInitialData.data(components, variables);
        take(posted);
    }

    CheckedForm run() {
        var data = FormInitialData.filledIn(components, opened, posted);
        for (var place : settle(data)) {
            adjust(place, data);
        }
        var places = settle(data);
        refuseStrangers(posted, shape, List.of());
        places.forEach(place -> judge(place, data));
        return new CheckedForm(values(places, data), errors);
    }

    private void take(VariableMap values) {
        for (var key : values.keySet()) {
            var expected = shape.names().get(key);
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

    private static String label(String key, FieldTree shape) {
        var component = shape.component();
        return component == null ? key : component.settings().label();
    }

    /**
     * What can be seen for these data, in form-js' two steps: what the conditions hide is taken out of the data, and the
     * conditions are asked again about what is left. What the form computes is put into the data.
     */
    private List<FieldInstance> settle(Map<String, Object> data) {
        List<FieldInstance> places = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var left = DataPaths.copy(data);
            FieldInstance.of(components, data, ExpressionScope.of(data, opened)).stream()
                    .filter(FieldInstance::hidden)
                    .forEach(place -> DataPaths.clear(left, place.path()));
            var seen = DataPaths.copy(opened);
            seen.putAll(left);
            places = FieldInstance.of(components, data, ExpressionScope.of(seen, opened));
            if (!compute(places, data)) {
                break;
            }
        }
        return places;
    }

    private static boolean compute(List<FieldInstance> places, Map<String, Object> data) {
        boolean changed = false;
        for (var place : places) {
            if (place.isComputed() && !place.hidden()) {
                var value = ExpressionType.compute(place.settings(), place.scope());
                changed |= !Objects.equals(value, DataPaths.get(data, place.path()));
                DataPaths.put(data, place.path(), value);
            }
        }
        return changed;
    }

    /** What could be filled in and did not come is empty, whatever it was before; what can only be read is what it was. */
    private void adjust(FieldInstance place, Map<String, Object> data) {
        // A row may just have gone with its list.
        if (place.hidden() || place.isComputed() || !DataPaths.has(data, place.path())) {
            return;
        }
        if (place.component().type() instanceof FieldType type) {
            if (place.isLocked()) {
                DataPaths.put(data, place.path(), DataPaths.get(opened, place.path()));
            } else if (!DataPaths.has(posted, place.path())) {
                DataPaths.put(data, place.path(), type.empty());
            }
        } else if (!DataPaths.has(posted, place.path()) && !ListType.isFixed(place.settings())) {
            DataPaths.put(data, place.path(), new ArrayList<>());
        }
    }

    private void refuseStrangers(Map<?, ?> values, FieldTree expected, List<?> path) {
        values.forEach((key, value) -> {
            var here = DataPaths.append(path, List.of(key));
            var known = expected.names().get(String.valueOf(key));
            if (known == null) {
                errors.add(new FormError(DataPaths.text(here), DataPaths.text(here), "不是本表单的字段"));
            } else if (known.isList()) {
                var rows = ListType.rows(value);
                for (int index = 0; index < rows.size(); index++) {
                    if (rows.get(index) instanceof Map<?, ?> row) {
                        refuseStrangers(row, known, DataPaths.append(here, List.of(index)));
                    }
                }
            } else if (known.component() == null && value instanceof Map<?, ?> below) {
                refuseStrangers(below, known, here);
            } else if (known.component() == null && value != null) {
                errors.add(new FormError(DataPaths.text(here), DataPaths.text(here), ComponentInspection.WRONG_TYPE));
            }
        });
    }

    private void judge(FieldInstance place, Map<String, Object> data) {
        var value = DataPaths.get(posted, place.path());
        if (place.component().type() instanceof FieldType type) {
            if (place.isComputed()) {
                var computed = DataPaths.get(data, place.path());
                if (!place.hidden() && computed != null) {
                    complain(place, type.complaints(place.settings(), computed, place.scope()));
                }
            } else if (place.hidden()) {
                boolean empty = type.isEmpty(value) || place.settings().isLocked();
                complain(place, empty ? List.of() : List.of("现在不用填写，不应有内容"));
            } else if (!place.isLocked()) {
                judge(place, type, value);
            }
        } else if (place.hidden()) {
            boolean empty = value == null || (value instanceof List<?> rows && rows.isEmpty());
            complain(place, empty ? List.of() : List.of("现在不用填写，不应有内容"));
        } else {
            int rows = DataPaths.get(opened, place.path()) instanceof List<?> list ? list.size() : 0;
            complain(place, ListType.complaints(place.settings(), value, rows));
        }
    }

    private void judge(FieldInstance place, FieldType type, @Nullable Object value) {
        if (value != null && !type.isEmpty(value)) {
            complain(place, type.complaints(place.settings(), value, place.scope()));
        } else if (place.settings().isRequired()) {
            complain(place, List.of("必须填写"));
        } else if (value != null && !value.equals("")) {
            // Blanks are something where a length is asked for.
            complain(place, type.complaints(place.settings(), value, place.scope()));
        }
    }

    /** One complaint a field is enough where its variable could not even be read. */
    private void complain(FieldInstance place, List<String> reasons) {
        var key = String.valueOf(place.path().get(0));
        if (shape.names().containsKey(key) && errors.stream().noneMatch(error -> isUnread(error, key))) {
            reasons.forEach(reason -> errors.add(place.error(reason)));
        }
    }

    private boolean isUnread(FormError error, String key) {
        return error.key().equals(key) && !posted.containsKey(key);
    }

    private VariableMap values(List<FieldInstance> places, Map<String, Object> data) {
        var kept = new LinkedHashMap<String, Object>();
        for (var place : places) {
            boolean alone = place.path().size() == 1;
            if (!place.hidden() && !(alone && isOnlyRead(place))) {
                DataPaths.put(
                        kept,
                        place.path(),
                        place.component().isList() ? emptyRows(data, place.path()) : kept(place, data));
            }
        }
        var values = Variables.createVariables();
        shape.names().forEach((key, at) -> {
            boolean onlyRead = at.isLocked()
                    || (at.isField()
                            && places.stream()
                                    .anyMatch(place ->
                                            place.path().equals(List.of(key)) && !place.hidden() && isOnlyRead(place)));
            if (!onlyRead) {
                values.putValueTyped(key, VariableValues.typed(kept.get(key)));
            }
        });
        return values;
    }

    private static boolean isOnlyRead(FieldInstance place) {
        return place.component().type() instanceof FieldType && !place.isComputed() && place.isLocked();
    }

    private @Nullable Object kept(FieldInstance place, Map<String, Object> data) {
        return place.isComputed() || isOnlyRead(place)
                ? DataPaths.get(data, place.path())
                : DataPaths.get(posted, place.path());
    }

    private static List<Object> emptyRows(Map<String, Object> data, List<Object> path) {
        var rows = new ArrayList<Object>();
        if (DataPaths.get(data, path) instanceof List<?> given) {
            given.forEach(row -> rows.add(new LinkedHashMap<>()));
        }
        return rows;
    }
}
