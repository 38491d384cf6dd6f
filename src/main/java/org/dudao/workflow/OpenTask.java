package org.dudao.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that a person may see.
 *
 * @param step the step in the model, or null
 * @param assignee the login of the person who claimed it, or null
 */
public record OpenTask(
        String id, @Nullable Step step, @Nullable String assignee, Map<String, @Nullable Object> variables) {

    public boolean isStep(Step other) {
        return step == other;
    }

    public boolean isAssignedTo(String login) {
        return login.equals(assignee);
    }

    /** @throws NullPointerException with the name of the variable when it is missing */
    public String text(String variable) {
        return (String) Objects.requireNonNull(variables.get(variable), variable);
    }

    public Optional<String> optionalText(String variable) {
        return Optional.ofNullable((String) variables.get(variable));
    }

    /** @throws NullPointerException with the name of the variable when it is missing */
    public int number(String variable) {
        return ((Number) Objects.requireNonNull(variables.get(variable), variable)).intValue();
    }
}
