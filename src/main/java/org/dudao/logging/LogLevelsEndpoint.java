package org.dudao.logging;

import java.util.Objects;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.logging.LogLevel;
import org.springframework.lang.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Replaces the write operation of Spring Boot's {@code /actuator/loggers}: a change reaches all nodes, and some
 * changes are refused.
 */
@Component
@EndpointWebExtension(endpoint = LoggersEndpoint.class)
class LogLevelsEndpoint {

    private final LogLevelService levels;

    LogLevelsEndpoint(LogLevelService levels) {
        this.levels = levels;
    }

    /**
     * Replaces Spring Boot's operation only when it has the same return type, void. Only Spring's own {@code Nullable}
     * makes the parameter optional.
     *
     * @param configuredLevel null to restore the level from before any change
     */
    @WriteOperation
    void configureLogLevel(@Selector String name, @Nullable LogLevel configuredLevel) {
        var caller = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        levels.change(name, configuredLevel, caller.getName());
        levels.applyLevels();
    }
}
