package org.dudao.organization;

/** A roster was saved; told within its transaction. The numbers are of people. */
public record RosterImported(int people, int fresh, int changed, int withdrawn) {}
