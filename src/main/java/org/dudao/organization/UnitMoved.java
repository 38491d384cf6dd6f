package org.dudao.organization;

/** A unit has been given to another supervision group; what is open follows. */
public record UnitMoved(String unit, String fromGroup, String toGroup) {}
