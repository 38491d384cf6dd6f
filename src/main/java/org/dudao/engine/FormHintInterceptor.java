package org.dudao.engine;

import java.io.InputStream;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dudao.form.FormHints;

/**
 * Adds the rules that a task's answers will be judged by ({@link org.dudao.workflow.StepHandler#hints}) to the form that somebody opens.
 * The deployed file stays as it is, and the rules are those of the newest tables.
 */
class FormHintInterceptor extends CommandInterceptor {

    private static final CommandField<String> TASK =
            new CommandField<>(GetDeployedTaskFormCmd.class, "taskId", String.class);

    private final StepHandlerRegistry handlers;

    FormHintInterceptor(StepHandlerRegistry handlers) {
        this.handlers = handlers;
    }

    @Override
    @SuppressWarnings("unchecked") // the command returns the form's stream
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        return command instanceof GetDeployedTaskFormCmd && result instanceof InputStream form
                ? (T) withHints(form, String.valueOf(TASK.of(command)))
                : result;
    }

    /** The engine has already checked that the person may see the task. */
    private InputStream withHints(InputStream form, String taskId) {
        var context = Context.getCommandContext();
        var task = context.getTaskManager().findTaskById(taskId);
        var hints = context.runWithoutAuthorization(() -> handlers.hints(task.getExecution()));
        return hints.isEmpty() ? form : FormHints.added(form, hints);
    }
}
