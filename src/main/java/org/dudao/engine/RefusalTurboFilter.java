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
 * Removes refusals from the error log of the engine: any user could fill the log with stack traces. It also removes the errors of
 * instances that cannot be migrated, because the migration preview shows them.
 */
public class RefusalTurboFilter extends TurboFilter {

    /** Only loggers of the engine: Spring logs a refusal that stops the start, and this must be readable. */
    private static final String ENGINE = "org.camunda.";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable throwable) {
        return logger.getName().startsWith(ENGINE) && (isRefusal(throwable) || isRefusal(lastOf(params)))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isRefusal(@Nullable Object throwable) {
        return throwable instanceof Refusal
                || throwable instanceof AuthorizationException
                || throwable instanceof MigrationPlanValidationException
                || throwable instanceof MigratingProcessInstanceValidationException;
    }

    /** The engine passes exceptions as the last parameter. Logback moves them out of the parameters only after this filter. */
    private static @Nullable Object lastOf(Object @Nullable [] params) {
        return params == null || params.length == 0 ? null : params[params.length - 1];
    }
}
