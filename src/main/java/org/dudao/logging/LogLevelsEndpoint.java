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

/** Spring Boot's own {@code /actuator/loggers}, but that a change reaches all nodes and not every change is taken. */
@Component
@EndpointWebExtension(endpoint = LoggersEndpoint.class)
class LogLevelsEndpoint {

    private final LogLevelService levels;

    LogLevelsEndpoint(LogLevelService levels) {
        this.levels = levels;
    }

    /**
     * Takes the place of Spring Boot's own only while it returns nothing, as that does; and only Spring's own Nullable makes a
     * value one that may be left out.
     *
     * @param configuredLevel null for what it was before
     */
    @WriteOperation
    void configureLogLevel(@Selector String name, @Nullable LogLevel configuredLevel) {
        var caller = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        levels.change(name, configuredLevel, caller.getName());
        levels.follow();
    }
}
