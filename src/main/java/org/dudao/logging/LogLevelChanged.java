package org.dudao.logging;

/**
 * An administrator has changed how much is logged; told within its transaction.
 *
 * @param level as Spring Boot names them, or "default" where the change was taken back
 */
public record LogLevelChanged(String logger, String level) {}
