package org.dudao.security;

/**
 * The next attempt with this login has to wait after a wrong password.
 *
 * @param login empty when the login does not exist
 */
public record LoginDelayed(String login, String address, long seconds) {}
