package org.dudao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field, or a list of rows, where it stands for certain data: in a list, once in every row.
 *
 * @param label with the list and the row, counted from 1
 */
record FieldInstance(FormComponent component, List<Object> path, String label, ExpressionScope scope, boolean hidden) {

    ComponentSettings settings() {
        return component.settings();
    }

    boolean isComputed() {
        return component.type() instanceof ExpressionType;
    }

    /** Whether the person could only read it, or not even that. */
    boolean isLocked() {
        return settings().isLocked() || scope.holds(settings().readOnlyIf());
    }

    FormError error(String reason) {
        return new FormError(DataPaths.text(path), label, reason);
    }

    /**
     * All places for these data, in the form's order.
     *
     * @param data where the rows are
     * @param scope what conditions see
     */
    static List<FieldInstance> of(List<FormComponent> components, Map<String, Object> data, ExpressionScope scope) {
        var finder = new Finder(data);
        components.forEach(component -> finder.visit(component, List.of(), "", scope, false));
        return finder.places;
    }

    private static final class Finder {

        private final Map<String, Object> data;
        private final List<FieldInstance> places = new ArrayList<>();

        Finder(Map<String, Object> data) {
            this.data = data;
        }

        void visit(
                FormComponent component, List<Object> above, String where, ExpressionScope scope, boolean hiddenAbove) {
            boolean hidden = hiddenAbove || scope.holds(component.settings().hide());
            var path = DataPaths.append(above, component.path());
            var label = where + component.settings().label();
            if (component.type() instanceof FieldType || component.isList()) {
                places.add(new FieldInstance(component, path, label, scope, hidden));
            }
            if (!component.isList()) {
                component.components().forEach(inside -> visit(inside, path, where, scope, hidden));
            } else if (!hidden) {
                visitRows(component, path, label, scope);
            }
        }

        private void visitRows(FormComponent list, List<Object> path, String label, ExpressionScope scope) {
            if (DataPaths.get(data, path) instanceof List<?> rows) {
                for (int index = 0; index < rows.size(); index++) {
                    var rowPath = DataPaths.append(path, List.of(index));
                    var where = "%s·第%d行·".formatted(label, index + 1);
                    @Nullable Object row = rows.get(index);
                    var rowScope = scope.row(row, index);
                    list.components().forEach(inside -> visit(inside, rowPath, where, rowScope, false));
                }
            }
        }
    }
}
