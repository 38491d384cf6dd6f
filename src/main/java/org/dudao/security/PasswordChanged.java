package org.dudao.security;

/** Somebody has changed their own password. */
public record PasswordChanged(String login) {}
