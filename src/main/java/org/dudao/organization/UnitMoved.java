package org.dudao.organization;

/** A unit moved to another supervision group. Its open reviews move too. */
public record UnitMoved(String unit, String fromGroup, String toGroup) {}
