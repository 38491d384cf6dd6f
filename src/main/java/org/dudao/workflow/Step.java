package org.dudao.workflow;

import java.util.Arrays;
import java.util.Optional;
import org.dudao.model.ModelProperties;

/** The values of the model property {@value #PROPERTY} of a user task. */
public enum Step {
    /** A unit hands in a material. The property {@code material} or the variable of that name says which one. */
    HAND_IN(ModelProperties.HAND_IN),
    /** A reader approves or returns the material. */
    REVIEW(ModelProperties.REVIEW),
    /** Decides whether a whole stage passes or is returned. */
    STAGE_GATE(ModelProperties.STAGE_GATE),
    /** A decision, an explanation or a follow-up visit for a ledger item. The property {@code asks} says which. */
    LEDGER(ModelProperties.LEDGER);

    public static final String PROPERTY = ModelProperties.STEP;

    private final String propertyValue;

    Step(String propertyValue) {
        this.propertyValue = propertyValue;
    }

    public String propertyValue() {
        return propertyValue;
    }

    public static Optional<Step> of(String propertyValue) {
        return Arrays.stream(values())
                .filter(step -> step.propertyValue.equals(propertyValue))
                .findFirst();
    }
}
