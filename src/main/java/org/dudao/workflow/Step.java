package org.dudao.workflow;

import java.util.Arrays;
import java.util.Optional;
import org.dudao.model.Marks;

/** What a user task can be marked as with the model property {@value #PROPERTY}. */
public enum Step {
    /** Somebody hands a material in; the property {@code material} says which, or a variable of that name. */
    HAND_IN(Marks.HAND_IN),
    /** Somebody else reads it and accepts or returns it. */
    REVIEW(Marks.REVIEW),
    /** A whole stage is let through or sent back. */
    STAGE_GATE(Marks.STAGE_GATE),
    /** Somebody decides on an item of the ledger, explains it or visits the people again; the property {@code asks} says which. */
    LEDGER(Marks.LEDGER);

    static final String PROPERTY = Marks.STEP;

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
