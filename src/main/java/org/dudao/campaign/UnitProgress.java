package org.dudao.campaign;

/**
 * What a unit has done in a campaign, in numbers.
 *
 * @param materials prescribed ones that were asked for so far
 * @param accepted how many of them are accepted
 * @param rounds how many times something was handed in, withdrawn rounds included
 * @param returns how many times a reader sent something back
 * @param inRework how many lie returned now
 * @param optionalActions 自选动作 that were recognised
 * @param credit what they earned together
 */
public record UnitProgress(
        int materials, int accepted, int rounds, int returns, int inRework, int optionalActions, int credit) {

    static final UnitProgress NONE = new UnitProgress(0, 0, 0, 0, 0, 0, 0);
}
