package org.dudao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.dudao.form.FormFacts;
import org.dudao.workflow.Draft;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.TaskForms;

/**
 * Runs when somebody opens a task's form. It renews the values that the form starts with (the step's {@linkplain
 * org.dudao.workflow.StepHandler#prefill known values} and the model property {@code show}), puts the person's draft over them,
 * so that they find on any computer what they typed, adds the {@linkplain org.dudao.workflow.StepHandler#facts facts} that the form
 * compares answers with, and tells the task's step that the task has been opened.
 */
class FormOpeningInterceptor extends CommandInterceptor {

    private final StepHandlerRegistry handlers;
    private final TaskForms forms;
    private final DraftStore drafts;

    FormOpeningInterceptor(StepHandlerRegistry handlers, TaskForms forms, DraftStore drafts) {
        this.handlers = handlers;
        this.forms = forms;
        this.drafts = drafts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        var context = Context.getCommandContext();
        var person = context.getAuthenticatedUserId();
        // The engine has already checked that the person may see the task.
        if (command instanceof GetTaskFormVariablesCmd form
                && person != null
                && renewInitialValues(context, form.resourceId)) {
            result = next.execute(command);
        }
        if (command instanceof GetTaskFormVariablesCmd form
                && result instanceof VariableMap initialValues
                && person != null) {
            addDraft(initialValues, form.resourceId, person);
            addFacts(context, initialValues, form.resourceId);
            callStepHandler(context, form.resourceId, person);
        }
        return result;
    }

    private boolean renewInitialValues(CommandContext context, String task) {
        var execution = context.getTaskManager().findTaskById(task).getExecution();
        boolean prefilled = context.runWithoutAuthorization(() -> handlers.prefill(execution));
        return ShownDataExpression.renew(execution) || prefilled;
    }

    private void addDraft(VariableMap initialValues, String task, String person) {
        drafts.contentOf(task, person)
                .path(Draft.FORM)
                .properties()
                .forEach(field -> initialValues.putValueTyped(field.getKey(), valueOf(field.getValue())));
    }

    private void addFacts(CommandContext context, VariableMap initialValues, String task) {
        var execution = context.getTaskManager().findTaskById(task).getExecution();
        forms.facts(context.runWithoutAuthorization(() -> handlers.facts(execution)))
                .forEach(initialValues::putValue);
        initialValues.putValue(FormFacts.TASK_ID, task);
    }

    private void callStepHandler(CommandContext context, String taskId, String person) {
        var task = context.getTaskManager().findTaskById(taskId);
        context.runWithoutAuthorization(() -> {
            handlers.opened(task.getExecution(), person);
            return null;
        });
    }

    private static TypedValue valueOf(JsonNode value) {
        if (value.isTextual()) {
            return Variables.stringValue(value.textValue());
        }
        if (value.isBoolean()) {
            return Variables.booleanValue(value.booleanValue());
        }
        if (value.isInt()) {
            return Variables.integerValue(value.intValue());
        }
        if (value.isNumber()) {
            return Variables.doubleValue(value.doubleValue());
        }
        return value.isNull()
                ? Variables.untypedNullValue()
                : SpinValues.jsonValue(value.toString()).create();
    }
}
