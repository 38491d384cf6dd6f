package org.dudao.workflow;

import java.util.Arrays;
import java.util.Optional;

/** What a user task can be marked as with the model property {@value #PROPERTY}. */
public enum Step {
    /** Somebody hands a material in; the property {@code material} says which, or a variable of that name. */
    HAND_IN("hand-in"),
    /** Somebody else reads it and accepts or returns it. */
    REVIEW("review"),
    /** A whole stage is let through or sent back. */
    STAGE_GATE("stage-gate");

    static final String PROPERTY = "step";

    private final String mark;

    Step(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    static Optional<Step> marked(String mark) {
        return Arrays.stream(values()).filter(step -> step.mark.equals(mark)).findFirst();
    }
}
