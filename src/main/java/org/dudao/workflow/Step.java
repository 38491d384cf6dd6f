package org.dudao.workflow;

import java.util.Arrays;
import java.util.Optional;
import org.dudao.model.ModelProperties;

/** What a user task can be marked as with the model property {@value #PROPERTY}. */
public enum Step {
    /** Somebody hands a material in; the property {@code material} says which, or a variable of that name. */
    HAND_IN(ModelProperties.HAND_IN),
    /** Somebody else reads it and accepts or returns it. */
    REVIEW(ModelProperties.REVIEW),
    /** A whole stage is let through or sent back. */
    STAGE_GATE(ModelProperties.STAGE_GATE),
    /** Somebody decides on an item of the ledger, explains it or visits the people again; the property {@code asks} says which. */
    LEDGER(ModelProperties.LEDGER);

    public static final String PROPERTY = ModelProperties.STEP;

    private final String mark;

    Step(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    public static Optional<Step> marked(String mark) {
        return Arrays.stream(values()).filter(step -> step.mark.equals(mark)).findFirst();
    }
}
