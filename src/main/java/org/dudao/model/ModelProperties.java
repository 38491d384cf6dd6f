package org.dudao.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The names and values of the model properties that designers set, and the ids that the rules rely on. */
public final class ModelProperties {

    /** On a user task: the kind of step. */
    public static final String STEP = "step";
    /** On a user task with a step: the kind of material, a row of the table {@value #MATERIAL_STANDARD}. */
    public static final String MATERIAL = "material";
    /** On a stage gate: the materials that the unit may have to hand in again, comma-separated. */
    public static final String REDO = "redo";
    /** On a stage gate: the materials that the unit always hands in again, comma-separated. */
    public static final String REDO_ALWAYS = "redoAlways";
    /** On a ledger step: its subject, one of {@link #LEDGER_ASKS}. */
    public static final String ASKS = "asks";
    /** On a stage's gate: the days until the task is due. On a step, timer or gateway of the ledger: its days. At least 1. */
    public static final String DAYS = "days";
    /** On a timer of the ledger: a number of months, at least 1. */
    public static final String MONTHS = "months";
    /** On a step that decides on an extension: the id of the user task whose due date moves with the deadline. */
    public static final String EXTENDS = "extends";
    /** On any element: the ids of the old elements that it replaces, comma-separated. Instances that wait there move to it. */
    public static final String REPLACES = "replaces";

    /** On a user task: the text of the button that completes it. */
    public static final String BUTTON = "button";
    /** On a user task: the key of the choice whose chosen label is the text of the button; {@value #VERDICT} without the property. */
    public static final String BUTTON_FIELD = "buttonField";

    /** On a process of an opinion: after this number of returns nobody returns the opinion again. */
    public static final String MOST_RETURNS = "mostReturns";
    /** On a user task of an opinion: which batch form of the page 群众意见 completes it, one of {@link #BATCHES}. */
    public static final String BATCH = "batch";

    public static final String BATCH_SORTING = "sorting";
    public static final String BATCH_ANSWERING = "answering";
    static final Set<String> BATCHES = Set.of(BATCH_SORTING, BATCH_ANSWERING);

    public static final String HAND_IN = "hand-in";
    public static final String REVIEW = "review";
    public static final String STAGE_GATE = "stage-gate";
    public static final String LEDGER = "ledger";

    /**
     * Extension, long extension, deferral, explanation of a deferral to the people, quarterly review of a deferred item, visit
     * after the write-off.
     */
    public static final Set<String> LEDGER_ASKS =
            Set.of("extension", "long-extension", "deferral", "explanation", "review", "visit");

    static final String MATERIAL_STANDARD = "materialStandard";
    static final String CAMPAIGN_TEMPLATE = "campaignTemplate";
    static final String MATERIAL_WITHDRAWN = "materialWithdrawn";
    static final String VERDICT = "verdict";
    static final Set<String> VERDICTS = Set.of("accept", "return");
    static final Set<String> REVIEW_STEPS = Set.of(REVIEW, STAGE_GATE);

    private ModelProperties() {}

    /** The element ids in the property {@link #REPLACES}. */
    public static List<String> replacedElements(String value) {
        return Arrays.stream(value.split("[,，\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
