package org.dudao.engine;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dudao.database.Collision;
import org.dudao.database.DatabaseAway;
import org.dudao.database.UnsupportedCharacter;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Answers collisions and database outages in the commands of users with a sentence in Chinese. Jobs are not changed: the job
 * executor retries them itself.
 */
class CollisionInterceptor extends CommandInterceptor {

    /** The error code of the engine when an execution ended between two reads of the command. */
    private static final String EXECUTION_ENDED = "ENGINE-03077 ";

    /** The message of the engine when an authorization was deleted between two reads of the command. */
    private static final String AUTHORIZATION_DELETED = "Authorization for Id ";

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
                throw new Refusal(Refusal.Kind.UNAVAILABLE, DatabaseAway.SENTENCE);
            }
            collision(e).ifPresent(sentence -> {
                throw new Refusal(Refusal.Kind.CONFLICT, sentence);
            });
            if (UnsupportedCharacter.isCauseOf(e)) {
                throw new Refusal(Refusal.Kind.BAD_REQUEST, UnsupportedCharacter.refusal("提交的内容"));
            }
            throw e;
        }
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

    private static Optional<String> collision(Throwable e) {
        return Collision.sentence(e)
                .or(() -> isChangedMeanwhile(e) ? Optional.of(Collision.CHANGED) : Optional.empty());
    }

    private static boolean isChangedMeanwhile(@Nullable Throwable e) {
        return e instanceof OptimisticLockingException
                || (e instanceof ProcessEngineException
                        && Objects.toString(e.getMessage()).startsWith(EXECUTION_ENDED))
                || (e instanceof NullValueException
                        && Objects.toString(e.getMessage()).startsWith(AUTHORIZATION_DELETED))
                || (e != null && isChangedMeanwhile(e.getCause()));
    }
}
