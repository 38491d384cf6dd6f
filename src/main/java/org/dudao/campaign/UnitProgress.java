package org.dudao.campaign;

/**
 * What a unit has done in a campaign, in numbers.
 *
 * @param materials prescribed materials that were asked for so far
 * @param accepted accepted materials
 * @param rounds submitted rounds, including withdrawn ones
 * @param returns rounds that a reader returned
 * @param inRework materials that are returned at present
 * @param optionalActions recognised optional actions (自选动作)
 * @param credit the sum of their credits
 */
public record UnitProgress(
        int materials, int accepted, int rounds, int returns, int inRework, int optionalActions, int credit) {

    static final UnitProgress NONE = new UnitProgress(0, 0, 0, 0, 0, 0, 0);
}
