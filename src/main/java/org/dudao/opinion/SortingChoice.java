package org.dudao.opinion;

import org.jspecify.annotations.Nullable;

/**
 * A person's input for the sorting of an opinion. The input is not validated yet.
 *
 * @param leaders names; only for {@link Concern#LEADERS}
 * @param handlerUnit code of another unit that acts; only for {@link Concern#OTHER_UNIT} and {@link Concern#BELOW}
 * @param above only for {@link Concern#ABOVE}: {@value #SUPERVISION} or {@value #OFFICE}
 */
public record SortingChoice(
        @Nullable OpinionKind kind,
        @Nullable Concern concerns,
        @Nullable String leaders,
        @Nullable String handlerUnit,
        @Nullable String above,
        @Nullable String words) {

    static final String SUPERVISION = "supervision";
    static final String OFFICE = "office";

    /** The unit that heard the opinion acts on it. */
    public static SortingChoice own(OpinionKind kind) {
        return new SortingChoice(kind, Concern.UNIT, null, null, null, null);
    }
}
