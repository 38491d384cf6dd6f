package org.dudao.logging;

/**
 * An administrator has changed a log level. Published in the same transaction.
 *
 * @param level a name as Spring Boot uses it, or "default" when the change was taken back
 */
public record LogLevelChanged(String logger, String level) {}
