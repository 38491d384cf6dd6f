package org.dudao.opinion;

import org.jspecify.annotations.Nullable;

/**
 * What somebody chose about an opinion, as it was typed.
 *
 * @param leaders names, where it concerns leaders
 * @param handlerUnit code of the unit that is to act, where it is another
 * @param above where it goes when it is for somebody above: {@value #SUPERVISION} or {@value #OFFICE}
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

    /** Of this kind, about the unit itself. */
    public static SortingChoice own(OpinionKind kind) {
        return new SortingChoice(kind, Concern.UNIT, null, null, null, null);
    }
}
