package org.dudao.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps refusals out of the engine's error log, where each would leave a stack trace that anybody can cause; and what the
 * engine says of an instance that cannot be moved, which is the answer to the question.
 */
public class RefusalTurboFilter extends TurboFilter {

    /** One that keeps the application from starting is told by Spring, and is to be read. */
    private static final String ENGINE = "org.camunda.";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable problem) {
        return logger.getName().startsWith(ENGINE) && (isRefusal(problem) || isRefusal(lastOf(params)))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isRefusal(@Nullable Object problem) {
        return problem instanceof Refusal
                || problem instanceof AuthorizationException
                || problem instanceof MigrationPlanValidationException
                || problem instanceof MigratingProcessInstanceValidationException;
    }

    /** Where the engine puts its exceptions: Logback takes them out of the parameters only after it has asked here. */
    private static @Nullable Object lastOf(Object @Nullable [] params) {
        return params == null || params.length == 0 ? null : params[params.length - 1];
    }
}
