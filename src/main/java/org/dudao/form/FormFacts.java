package org.dudao.form;

import java.util.Set;

/**
 * Variables that the product gives to the form of a task when it is opened and when it is checked. They are not stored. A form
 * compares answers with them; {@code today} is not among the names, because form-js has a function of that name.
 */
public final class FormFacts {

    /** The present day, as a form writes days: {@code 2014-03-25}. In every form. */
    public static final String CURRENT_DAY = "currentDay";

    /** The first day that the dates of a campaign can have: the month before its first stage belongs to it. In the forms of materials. */
    public static final String EARLIEST_DAY = "earliestDay";

    /** The last day that a planned date can have: a year after the end of the campaign, or after today if that is later. In the forms of materials. */
    public static final String LATEST_DAY = "latestDay";

    /** The answers of the round under review, by the keys of the hand-in form. In the forms of readers. */
    public static final String SUBMITTED = "submitted";

    /** The id of the task, for links in a text: {@code /opinions?fromTask={{taskId}}}. The page shows the way back. */
    public static final String TASK_ID = "taskId";

    /** The facts that a rule across fields can read. */
    public static final Set<String> NAMES = Set.of(CURRENT_DAY, EARLIEST_DAY, LATEST_DAY, SUBMITTED);

    /** The facts that are days. */
    static final Set<String> DAYS = Set.of(CURRENT_DAY, EARLIEST_DAY, LATEST_DAY);

    private FormFacts() {}
}
