package org.dudao.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The model properties by which designers mark elements, and the names that the marks rely on. */
public final class ModelProperties {

    /** On a user task: what kind of step it is. */
    public static final String STEP = "step";
    /** On a marked user task: the material that it is about, a row of the table {@value #MATERIAL_STANDARD}. */
    public static final String MATERIAL = "material";
    /** On a stage's gate: the materials that can be asked for again, with commas between. */
    public static final String REDO = "redo";
    /** On a stage's gate: the materials that are handed in again whatever is asked for, with commas between. */
    public static final String REDO_ALWAYS = "redoAlways";
    /** On a step of the ledger: what it asks for, one of {@link #LEDGER_ASKS}. */
    public static final String ASKS = "asks";
    /** On a stage's gate: the days until the task is due. On a step, timer or gateway of the ledger: its days. At least 1. */
    public static final String DAYS = "days";
    /** On a timer of the ledger: a number of months, at least 1. */
    public static final String MONTHS = "months";
    /** On a step that decides on an extension: the id of the user task whose due date moves with the deadline. */
    public static final String EXTENDS = "extends";
    /** On any element: the ids of those whose place it takes, with commas between, for instances that wait there. */
    public static final String REPLACES = "replaces";

    /** On a process of an opinion: after this number of returns nobody returns the opinion again. */
    public static final String MOST_RETURNS = "mostReturns";
    /** On a user task of an opinion: how the page 群众意见 completes many of them, one of {@link #BATCHES}. */
    public static final String BATCH = "batch";

    public static final String BATCH_SORTING = "sorting";
    public static final String BATCH_ANSWERING = "answering";
    static final Set<String> BATCHES = Set.of(BATCH_SORTING, BATCH_ANSWERING);

    public static final String HAND_IN = "hand-in";
    public static final String REVIEW = "review";
    public static final String STAGE_GATE = "stage-gate";
    public static final String LEDGER = "ledger";

    /** More time, much more, not now, why not, whether still not, and what the people say of it. */
    public static final Set<String> LEDGER_ASKS =
            Set.of("extension", "long-extension", "deferral", "explanation", "review", "visit");

    static final String MATERIAL_STANDARD = "materialStandard";
    static final String CAMPAIGN_TEMPLATE = "campaignTemplate";
    static final String MATERIAL_WITHDRAWN = "materialWithdrawn";
    static final String VERDICT = "verdict";
    static final Set<String> VERDICTS = Set.of("accept", "return");
    static final Set<String> JUDGING = Set.of(REVIEW, STAGE_GATE);

    private ModelProperties() {}

    /** What {@link #REPLACES} names. */
    public static List<String> replaced(String value) {
        return Arrays.stream(value.split("[,，\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
