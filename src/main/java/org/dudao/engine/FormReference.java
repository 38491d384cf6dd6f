package org.dudao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * The form of a user task as an expression. A list of tasks evaluates it for each row, after it has read the rows. A task that ends
 * between both reads has no variables any more; it then has no form, and the list does not fail.
 */
record FormReference(Expression form) implements Expression {

    @Override
    public @Nullable Object getValue(VariableScope scope) {
        try {
            return form.getValue(scope);
        } catch (ProcessEngineException e) {
            if (hasEnded(scope)) {
                return null;
            }
            throw e;
        }
    }

    private static boolean hasEnded(VariableScope scope) {
        return scope instanceof TaskEntity task
                && Context.getCommandContext().runWithoutAuthorization(() -> Context.getProcessEngineConfiguration()
                                .getTaskService()
                                .createTaskQuery()
                                .taskId(task.getId())
                                .count())
                        == 0;
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        form.setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return form.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return form.isLiteralText();
    }
}
