package org.dudao.campaign;

import org.jspecify.annotations.Nullable;

/**
 * The standing of a unit in a campaign.
 *
 * @param passedStage position of the last passed stage; 0 before the first
 * @param progress the weights of the passed stages, in percent
 * @param excuseReason why the unit should be excused; null when nobody asked
 * @param excused whether the leading group has agreed
 * @param lateNow whether a task of the unit is past its due date
 * @param timesLate the number of tasks that were late, from the beginning
 */
public record UnitStanding(
        String unit,
        String name,
        int passedStage,
        int progress,
        @Nullable String excuseReason,
        boolean excused,
        boolean lateNow,
        int timesLate,
        UnitProgress figures) {

    boolean isThrough(int lastStage) {
        return excused || (passedStage >= lastStage && figures.accepted() == figures.materials());
    }

    /** One line for the office. */
    String words() {
        return "返工%d次，逾期%d次，自选动作%d项（加%d分）"
                .formatted(figures.returns(), timesLate, figures.optionalActions(), figures.credit());
    }
}
