package org.dudao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A command of a user failed in the process, for a reason that no rule foresees. */
class StepFailure extends ProcessEngineException {

    private final transient Place place;

    /**
     * Where the process failed. All labels are in Chinese, with the id.
     *
     * @param process the label of the process; null when the engine has reached none
     * @param step the label of the step; null when the engine has reached none
     * @param instance the id of the process instance; it can be rolled back with the command
     */
    record Place(@Nullable String process, @Nullable String step, @Nullable String instance) {

        static final Place UNKNOWN = new Place(null, null, null);

        String stepOr(String other) {
            return step == null ? other : step;
        }

        String processOr(String other) {
            return process == null ? other : process;
        }
    }

    private StepFailure(Throwable cause, Place place) {
        super(cause.getMessage(), cause);
        this.place = place;
    }

    /**
     * Called inside the command, because the engine forgets the place when the command ends.
     *
     * @param started the process that the command starts
     */
    static StepFailure of(Throwable cause, @Nullable ProcessDefinitionEntity started) {
        if (cause instanceof StepFailure inner) {
            return inner;
        }
        var context = Context.getCommandContext();
        var activity =
                Context.getCommandInvocationContext().getProcessDataContext().getLatestActivityId();
        // The engine keeps the instance of the latest activity in the MDC.
        var instance = MDC.get(Context.getProcessEngineConfiguration().getLoggingContextProcessInstanceId());
        var definition = activity == null ? null : definitionOf(instance, context);
        return new StepFailure(cause, place(definition == null ? started : definition, activity, instance));
    }

    private static @Nullable ProcessDefinitionEntity definitionOf(@Nullable String instance, CommandContext context) {
        var execution = instance == null ? null : context.getExecutionManager().findExecutionById(instance);
        return execution == null ? null : execution.getProcessDefinition();
    }

    /** The place in a process. */
    static Place place(
            @Nullable ProcessDefinitionEntity process, @Nullable String activity, @Nullable String instance) {
        if (process == null) {
            return new Place(null, activity, instance);
        }
        var failed = activity == null ? null : process.findActivity(activity);
        return new Place(
                label(process.getName(), process.getKey()),
                activity == null ? null : label(failed == null ? null : failed.getName(), activity),
                instance);
    }

    private static String label(@Nullable String name, String id) {
        return name == null || name.isBlank() ? id : "“%s”（%s）".formatted(name, id);
    }

    Place place() {
        return place;
    }
}
