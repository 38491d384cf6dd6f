package org.dudao.organization;

/** The password of this login was changed, by its user or by an administrator. Published in the same transaction. */
public record PasswordChanged(String login) {}
