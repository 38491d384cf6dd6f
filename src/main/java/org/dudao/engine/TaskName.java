package org.dudao.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskRouting;
import org.jspecify.annotations.Nullable;

/**
 * Composes the name of a task: 「县水务局 · 实施方案 · 第2轮」. A task without an owner has only its label.
 *
 * <p>The name is set on the task definition. If it were in the model, Cockpit would show the expression instead of the label.
 */
record TaskName(String label) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        List<String> parts = new ArrayList<>();
        add(parts, scope.getVariable(StepVariables.OWNER_NAME));
        parts.add(scope.getVariable(StepVariables.SUBJECT) instanceof String subject ? subject : label);
        if (scope.getVariable(StepVariables.ROUND) instanceof Integer round) {
            parts.add("第%d轮".formatted(round));
        }
        return String.join(TaskRouting.NAME_SEPARATOR, parts);
    }

    private static void add(List<String> parts, @Nullable Object part) {
        if (part != null) {
            parts.add(part.toString());
        }
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new IllegalStateException("A task's name is composed, never set");
    }

    @Override
    public String getExpressionText() {
        return label;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
