package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.form.FormHints;

/** Java code of the user tasks of one {@link Step}. It sets only local variables of the task; they end with the task. */
public interface StepHandler {

    Step step();

    /**
     * Called when the process enters the task. Sets candidates, subject and due date as local variables.
     *
     * @param properties the model properties of the element
     */
    void enter(DelegateExecution execution, Map<String, String> properties);

    /**
     * Sets the values that the task's form starts with and that the system knows. Called after {@link #enter}, and again each time
     * somebody opens the form.
     *
     * @param scope the task's variables
     * @return whether a variable was written; {@link FormTable#setLocal} writes only values that differ
     */
    default boolean prefill(VariableScope scope) {
        return false;
    }

    /**
     * Values that the task's form compares answers with ({@link org.dudao.form.FormFacts}). Called when somebody opens the form and
     * again when the answers are checked; they are not stored.
     *
     * @param scope the task's variables
     */
    default Map<String, Object> facts(VariableScope scope) {
        return Map.of();
    }

    /**
     * The rules that the answers of the task's form will be judged by. Called when somebody opens the form.
     *
     * @param scope the task's variables
     */
    default List<FormHints.Hint> hints(VariableScope scope) {
        return List.of();
    }

    /** Called after the task was created. */
    default void created(DelegateTask task) {}

    /** Called when a person completes the task. The values of the form are local variables. */
    void complete(DelegateTask task);

    /**
     * The reason why this person may not take the task; empty when the person may.
     *
     * @param scope the variables of the task
     */
    default Optional<String> refusal(VariableScope scope, String login) {
        return Optional.empty();
    }

    /**
     * Called when a person claims the task or opens its form.
     *
     * @param scope the variables of the task
     */
    default void opened(VariableScope scope, String login) {}
}
