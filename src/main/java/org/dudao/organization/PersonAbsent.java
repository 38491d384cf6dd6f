package org.dudao.organization;

/** Somebody is away; what they hold goes back to their group. */
public record PersonAbsent(String login) {}
