package org.dudao.organization;

/** A supervision group without units is no longer on the roster. */
public record GroupWithdrawn(String group) {}
