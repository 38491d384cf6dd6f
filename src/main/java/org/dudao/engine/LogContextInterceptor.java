package org.dudao.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dudao.workflow.LogContext;
import org.slf4j.MDC;

/** Puts the login of the user into the log lines of the engine when no HTTP request has done so. */
class LogContextInterceptor extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;

    LogContextInterceptor(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        return MDC.get(LogContext.USER) == null ? executeOutsideARequest(command) : executeInARequest(command);
    }

    private <T> T executeInARequest(Command<T> command) {
        try {
            return next.execute(command);
        } finally {
            LogContext.restore();
        }
    }

    private <T> T executeOutsideARequest(Command<T> command) {
        var authentication = configuration.getIdentityService().getCurrentAuthentication();
        try {
            if (authentication != null && authentication.getUserId() != null) {
                MDC.put(LogContext.USER, authentication.getUserId());
            }
            return next.execute(command);
        } finally {
            LogContext.clear();
        }
    }
}
