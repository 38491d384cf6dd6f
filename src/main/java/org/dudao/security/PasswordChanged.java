package org.dudao.security;

/** A user has changed their own password. */
public record PasswordChanged(String login) {}
