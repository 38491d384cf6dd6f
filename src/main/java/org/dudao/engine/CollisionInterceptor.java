package org.dudao.engine;

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
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Two people at the same thing at the same moment: the second is told so, where the engine would answer with an error; and so is
 * whoever meets a database that is away. Jobs are left alone, as the job executor tries them again by itself.
 */
class CollisionInterceptor extends CommandInterceptor {

    /** A part of the process was ended between two of the command's reads, which the engine tells by this number alone. */
    private static final String GONE = "ENGINE-03077 ";

    private final ProcessEngineConfigurationImpl configuration;

    CollisionInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean ofAPerson = Context.getCommandContext() == null
                && configuration.getIdentityService().getCurrentAuthentication() != null;
        if (!ofAPerson) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException | AssertionError e) {
            // The latter is what the driver throws where a connection breaks at a moment it did not think of.
            if (DatabaseAway.isCauseOf(e)) {
                throw new Refusal(Refusal.Kind.UNAVAILABLE, "数据库暂时连接不上，请稍后再试。");
            }
            if (isCollision(e)) {
                throw new Refusal(Refusal.Kind.CONFLICT, "刚才有人同时办理了这一项，请刷新后再试。");
            }
            throw e;
        }
    }

    private static boolean isCollision(@Nullable Throwable e) {
        return e instanceof OptimisticLockingException
                || (e instanceof ProcessEngineException
                        && Objects.toString(e.getMessage()).startsWith(GONE))
                || e instanceof ConcurrencyFailureException
                || e instanceof DuplicateKeyException
                || (e != null && isCollision(e.getCause()));
    }
}
