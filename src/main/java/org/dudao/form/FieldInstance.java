package org.dudao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field or a list at its path in the data. A field inside a list has one instance per row.
 *
 * @param label includes the label of the list and the row number, counted from 1
 */
record FieldInstance(FormComponent component, List<Object> path, String label, ExpressionScope scope, boolean hidden) {

    ComponentSettings settings() {
        return component.settings();
    }

    boolean isComputed() {
        return component.type() instanceof ExpressionType;
    }

    /** Whether the person cannot edit the field. */
    boolean isLocked() {
        return settings().isLocked() || scope.holds(settings().readOnlyIf());
    }

    FormError error(String reason) {
        return new FormError(DataPaths.text(path), label, reason);
    }

    /**
     * All instances for these data, in the order of the form.
     *
     * @param data has the rows of the lists
     * @param scope the variables for conditions
     */
    static List<FieldInstance> of(List<FormComponent> components, Map<String, Object> data, ExpressionScope scope) {
        return find(components, data, scope, component -> component.type() instanceof FieldType || component.isList());
    }

    /** The instances of the components with a rule across fields; their path is that of the row or group which contains them. */
    static List<FieldInstance> checks(List<FormComponent> components, Map<String, Object> data, ExpressionScope scope) {
        return find(components, data, scope, CheckText::is);
    }

    private static List<FieldInstance> find(
            List<FormComponent> components,
            Map<String, Object> data,
            ExpressionScope scope,
            Predicate<FormComponent> filter) {
        var finder = new Finder(data, filter);
        components.forEach(component -> finder.visit(component, List.of(), "", scope, false));
        return finder.instances;
    }

    private static final class Finder {

        private final Map<String, Object> data;
        private final Predicate<FormComponent> filter;
        private final List<FieldInstance> instances = new ArrayList<>();

        Finder(Map<String, Object> data, Predicate<FormComponent> filter) {
            this.data = data;
            this.filter = filter;
        }

        void visit(
                FormComponent component,
                List<Object> parentPath,
                String labelPrefix,
                ExpressionScope scope,
                boolean parentHidden) {
            boolean hidden = parentHidden || scope.holds(component.settings().hide());
            var path = DataPaths.append(parentPath, component.path());
            var label = labelPrefix + component.settings().label();
            if (filter.test(component)) {
                instances.add(new FieldInstance(component, path, label, scope, hidden));
            }
            if (!component.isList()) {
                component.components().forEach(child -> visit(child, path, labelPrefix, scope, hidden));
            } else if (!hidden) {
                visitRows(component, path, label, scope);
            }
        }

        private void visitRows(FormComponent list, List<Object> path, String label, ExpressionScope scope) {
            if (DataPaths.get(data, path) instanceof List<?> rows) {
                for (int index = 0; index < rows.size(); index++) {
                    var rowPath = DataPaths.append(path, List.of(index));
                    var rowLabel = "%s·第%d行·".formatted(label, index + 1);
                    @Nullable Object row = rows.get(index);
                    var rowScope = scope.row(row, index);
                    list.components().forEach(child -> visit(child, rowPath, rowLabel, rowScope, false));
                }
            }
        }
    }
}
