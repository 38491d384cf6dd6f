package org.dudao.organization;

/** A roster was saved. The event is published in its transaction. All numbers count people. */
public record RosterImported(int people, int created, int changed, int withdrawn) {}
