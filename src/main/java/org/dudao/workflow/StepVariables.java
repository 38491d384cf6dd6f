package org.dudao.workflow;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables that every process and form may rely on. */
public final class StepVariables {

    /** The campaign's id; in every process of a campaign. */
    public static final String CAMPAIGN = "campaign";
    /** The unit's code; in every process of a unit. */
    public static final String UNIT = "unit";
    /** The stage's position, 1 being the first; in every process of a stage. */
    public static final String STAGE = "stage";
    /** The candidate group that hands in. */
    public static final String OWNER = "owner";
    /** The kind of material, a row of the table material-standard. */
    public static final String MATERIAL = "material";
    /** Which of several of the kind, where there are several: a leader's login, an item's number. */
    public static final String PART = "part";
    /** The same as people call it. */
    public static final String PART_NAME = "partName";

    /** The candidate group of the task at hand. */
    public static final String CANDIDATES = "candidates";
    /** Whom the task at hand is about, as people call it: 县水务局. */
    public static final String OWNER_NAME = "ownerName";
    /** A day of its own by which something is to be handed in, where the stage's calendar does not say it. */
    public static final String DEADLINE = "deadline";
    /** What the task at hand is about: 实施方案. */
    public static final String SUBJECT = "subject";
    /** How many times this has been handed in, the present time included. */
    public static final String ROUND = "round";
    /** The form of the task at hand. */
    public static final String FORM = "form";
    /** When the task at hand is due. */
    public static final String DUE = "due";

    /** The field of a form in which a reader decides: {@code accept} or {@code return}. */
    public static final String VERDICT = "verdict";
    /** The field of a form that says what is to be mended. */
    public static final String WORDS = "words";

    /** The priority of what came back: Tasklist's filter 退回返工 asks for it, where a variable would cost a join. */
    public static final int RETURNED_PRIORITY = 80;

    private StepVariables() {}

    /** @throws NullPointerException naming the variable when it is not there */
    public static String text(VariableScope scope, String variable) {
        return (String) Objects.requireNonNull(scope.getVariable(variable), variable);
    }

    /** What was typed into a field, or nothing. */
    public static String textOrEmpty(VariableScope scope, String variable) {
        return scope.getVariable(variable) instanceof String text ? text : "";
    }

    /** @throws NullPointerException naming the variable when it is not there */
    public static int number(VariableScope scope, String variable) {
        return ((Number) Objects.requireNonNull(scope.getVariable(variable), variable)).intValue();
    }
}
