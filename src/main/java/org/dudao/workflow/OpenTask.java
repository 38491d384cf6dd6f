package org.dudao.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody sees.
 *
 * @param step what the model marks it as, or null
 * @param holder login of whoever claimed it, or null
 */
public record OpenTask(
        String id, @Nullable Step step, @Nullable String holder, Map<String, @Nullable Object> variables) {

    public boolean isStep(Step one) {
        return step == one;
    }

    public boolean isHeldBy(String login) {
        return login.equals(holder);
    }

    /** @throws NullPointerException naming the variable when it is not there */
    public String text(String variable) {
        return (String) Objects.requireNonNull(variables.get(variable), variable);
    }

    public Optional<String> optionalText(String variable) {
        return Optional.ofNullable((String) variables.get(variable));
    }

    /** @throws NullPointerException naming the variable when it is not there */
    public int number(String variable) {
        return ((Number) Objects.requireNonNull(variables.get(variable), variable)).intValue();
    }
}
