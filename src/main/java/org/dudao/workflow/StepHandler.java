package org.dudao.workflow;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What the user tasks marked as one {@link Step} need. Every variable that it sets is the task's own and ends with it. */
public interface StepHandler {

    Step step();

    /**
     * The process has come to the task; who, what and until when is said in local variables.
     *
     * @param properties the element's model properties
     */
    void enter(DelegateExecution execution, Map<String, String> properties);

    /**
     * Sets the values that the task's form starts with and that the system knows. Called after {@link #enter}, and again each time
     * somebody opens the form.
     *
     * @param scope the task's variables
     * @return whether any value was set
     */
    default boolean prefill(VariableScope scope) {
        return false;
    }

    /** The task is there. */
    default void created(DelegateTask task) {}

    /** Somebody completes it; what they typed are local variables. */
    void complete(DelegateTask task);

    /**
     * Why this person may not take the task; empty when nothing stands against it.
     *
     * @param scope the task's variables
     */
    default Optional<String> refusal(VariableScope scope, String login) {
        return Optional.empty();
    }

    /**
     * Somebody has taken the task or looked into it.
     *
     * @param scope the task's variables
     */
    default void opened(VariableScope scope, String login) {}
}
