package org.dudao.workflow;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables that processes and forms share. */
public final class StepVariables {

    /** The id of the campaign; in every process of a campaign. */
    public static final String CAMPAIGN = "campaign";
    /** The code of the unit; in every process of a unit. */
    public static final String UNIT = "unit";
    /** The position of the stage, counted from 1; in every process of a stage. */
    public static final String STAGE = "stage";
    /** The candidate group that hands in the material. */
    public static final String OWNER = "owner";
    /** The kind of material: a row of the table material-standard. */
    public static final String MATERIAL = "material";
    /** Tells several materials of one kind apart: the login of a leader or the number of an item. */
    public static final String PART = "part";
    /** The part as users read it. */
    public static final String PART_NAME = "partName";

    /** The name of the unit or supervision group, in every process that has an owner, so that Cockpit finds its instances by name. */
    public static final String UNIT_NAME = "unitName";

    /** The process of the unit's present stage; in the process of a unit. */
    public static final String STAGE_PROCESS = "stageProcess";

    /** The variables that a model can read without setting them: the product sets them at the start of a process or a stage. */
    public static final Set<String> SET_BY_PRODUCT =
            Set.of(CAMPAIGN, UNIT, STAGE, OWNER, MATERIAL, PART, PART_NAME, UNIT_NAME, STAGE_PROCESS);

    /** The candidate group of the task. */
    public static final String CANDIDATES = "candidates";
    /** The name of the owner as users read it: 县水务局. */
    public static final String OWNER_NAME = "ownerName";
    /** The due date of a material that does not follow the calendar of the stage. */
    public static final String DEADLINE = "deadline";
    /** The subject of the task: 实施方案. */
    public static final String SUBJECT = "subject";
    /** The number of hand-ins, including the current one. */
    public static final String ROUND = "round";
    /** The form of the task. */
    public static final String FORM = "form";
    /** The due date of the task. */
    public static final String DUE = "due";

    /** The form field with the decision of a reader: {@code accept} or {@code return}. */
    public static final String VERDICT = "verdict";
    /** The form field that says what the unit must correct. */
    public static final String WORDS = "words";

    /** The priority of a returned task. The Tasklist filter 退回返工 uses it, because a filter on a variable would cost a join. */
    public static final int RETURNED_PRIORITY = 80;

    private StepVariables() {}

    /** @throws NullPointerException with the name of the variable when it is missing */
    public static String text(VariableScope scope, String variable) {
        return (String) Objects.requireNonNull(scope.getVariable(variable), variable);
    }

    /** The text of a field, or an empty text. */
    public static String textOrEmpty(VariableScope scope, String variable) {
        return scope.getVariable(variable) instanceof String text ? text : "";
    }

    /** @throws NullPointerException with the name of the variable when it is missing */
    public static int number(VariableScope scope, String variable) {
        return ((Number) Objects.requireNonNull(scope.getVariable(variable), variable)).intValue();
    }
}
