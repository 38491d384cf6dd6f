package org.dudao.engine;

import java.sql.SQLException;
import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dudao.database.DatabaseAway;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Answers optimistic locking errors and database outages in the commands of users with a sentence in Chinese. Jobs are not
 * changed: the job executor retries them itself.
 */
class CollisionInterceptor extends CommandInterceptor {

    private static final Logger log = LoggerFactory.getLogger(CollisionInterceptor.class);

    /** The error code of the engine when an execution ended between two reads of the command. */
    private static final String EXECUTION_ENDED = "ENGINE-03077 ";

    /** The class of the SQL states of violated constraints. */
    private static final String INTEGRITY_VIOLATION = "23";

    /** A process is started and its deployment is taken back at the same moment. */
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final ProcessEngineConfigurationImpl configuration;

    CollisionInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!isFirstOfAUser(configuration)) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException | AssertionError e) {
            // The JDBC driver throws an AssertionError when a connection breaks at certain moments.
            if (DatabaseAway.isCauseOf(e)) {
                throw new Refusal(Refusal.Kind.UNAVAILABLE, "数据库暂时连接不上，请稍后再试。");
            }
            if (isCollision(e)) {
                logConstraint(e);
                throw new Refusal(Refusal.Kind.CONFLICT, "刚才有人同时办理了这一项，请刷新后再试。");
            }
            throw e;
        }
    }

    /**
     * A duplicate key or a missing foreign key can also be a mistake in the program. The lines after the first one of the message
     * contain the data.
     */
    private static void logConstraint(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && Objects.toString(sql.getSQLState()).startsWith(INTEGRITY_VIOLATION)) {
                log.warn("Refused: {}", firstLine(sql));
                return;
            }
        }
    }

    private static String firstLine(Throwable e) {
        return Objects.toString(e.getMessage(), "").lines().findFirst().orElse("");
    }

    /**
     * Whether a user causes the command that begins now, and no other command runs around it. Our own services complete tasks without
     * an authentication of the engine; then the request's login counts.
     */
    static boolean isFirstOfAUser(ProcessEngineConfigurationImpl configuration) {
        return Context.getCommandContext() == null && isForAUser(configuration);
    }

    static boolean isForAUser(ProcessEngineConfigurationImpl configuration) {
        return configuration.getIdentityService().getCurrentAuthentication() != null
                || SecurityContextHolder.getContext().getAuthentication() != null;
    }

    private static boolean isCollision(@Nullable Throwable e) {
        return e instanceof OptimisticLockingException
                || (e instanceof ProcessEngineException
                        && Objects.toString(e.getMessage()).startsWith(EXECUTION_ENDED))
                || e instanceof ConcurrencyFailureException
                || e instanceof DuplicateKeyException
                || (e instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState()))
                || (e != null && isCollision(e.getCause()));
    }
}
