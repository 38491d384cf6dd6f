package org.dudao.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Where a unit stands in a campaign.
 *
 * @param passedStage position of the last stage that it passed; 0 before the first
 * @param progress the weights of the stages that it has passed, in percent
 * @param excuseReason why it need not finish, asked for or granted; null for most
 * @param excused whether the leading group has granted that
 * @param lateNow whether a task of its own is past its due date
 * @param timesLate how many tasks were, from the beginning
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
        return excused || passedStage >= lastStage && figures.accepted() == figures.materials();
    }

    /** In a line, as the office reads it. */
    String words() {
        return "返工%d次，逾期%d次，自选动作%d项（加%d分）"
                .formatted(figures.returns(), timesLate, figures.optionalActions(), figures.credit());
    }
}
