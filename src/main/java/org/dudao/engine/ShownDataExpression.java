package org.dudao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a user task's form shows of the campaign, computed by the expression in the model property {@value #PROPERTY} when the
 * process comes to the task, and again whenever somebody opens the form: a task may lie there for weeks.
 */
final class ShownDataExpression {

    static final String PROPERTY = "show";

    private ShownDataExpression() {}

    /** @throws ProcessEngineException when it is no expression */
    static Expression mark(ActivityImpl activity, String expression) {
        var shown =
                Context.getProcessEngineConfiguration().getExpressionManager().createExpression(expression);
        activity.setProperty(PROPERTY, shown);
        return shown;
    }

    /** @return whether there is anything to be computed for the task that waits here */
    static boolean renew(@Nullable ExecutionEntity execution) {
        if (execution == null
                || execution.getActivity() == null
                || !(execution.getActivity().getProperty(PROPERTY) instanceof Expression shown)) {
            return false;
        }
        Context.getCommandContext().runWithoutAuthorization(() -> shown.getValue((VariableScope) execution));
        return true;
    }
}
