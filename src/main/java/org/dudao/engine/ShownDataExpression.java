package org.dudao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * The expression in the model property {@value #PROPERTY} of a user task. It computes the data that the form shows. It runs when the
 * process enters the task, and again each time a person opens the form, because a task can stay open for weeks.
 */
final class ShownDataExpression {

    static final String PROPERTY = "show";

    private ShownDataExpression() {}

    /** @throws ProcessEngineException when the text is not a valid expression */
    static Expression addTo(ActivityImpl activity, String text) {
        var expression =
                Context.getProcessEngineConfiguration().getExpressionManager().createExpression(text);
        activity.setProperty(PROPERTY, expression);
        return expression;
    }

    /** @return whether the task of this execution has such an expression */
    static boolean renew(@Nullable ExecutionEntity execution) {
        if (execution == null
                || execution.getActivity() == null
                || !(execution.getActivity().getProperty(PROPERTY) instanceof Expression expression)) {
            return false;
        }
        Context.getCommandContext().runWithoutAuthorization(() -> expression.getValue((VariableScope) execution));
        return true;
    }
}
