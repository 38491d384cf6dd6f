package org.dudao.organization;

/** A person is absent. The person's tasks go back to the group. */
public record PersonAbsent(String login) {}
