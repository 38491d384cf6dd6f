package org.dudao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/** A command of a user failed in the process, for a reason that no rule foresees. */
class StepFailure extends ProcessEngineException {

    private final @Nullable String activity;

    private StepFailure(Throwable cause, @Nullable String activity) {
        super(cause.getMessage(), cause);
        this.activity = activity;
    }

    /** Called inside the command, because the engine forgets the activity when the command ends. */
    static StepFailure of(Throwable cause) {
        return cause instanceof StepFailure inner
                ? inner
                : new StepFailure(
                        cause,
                        Context.getCommandInvocationContext()
                                .getProcessDataContext()
                                .getLatestActivityId());
    }

    /** The id of the activity that failed, if the engine had reached one. */
    @Nullable String activity() {
        return activity;
    }
}
