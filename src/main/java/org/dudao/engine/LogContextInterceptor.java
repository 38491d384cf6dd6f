package org.dudao.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.dudao.workflow.LogContext;
import org.slf4j.MDC;

/** Lines that the engine writes for a person say for whom, where no request has said so already. */
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
        return MDC.get(LogContext.USER) == null ? executeForItself(command) : executeForARequest(command);
    }

    private <T> T executeForARequest(Command<T> command) {
        try {
            return next.execute(command);
        } finally {
            LogContext.restore();
        }
    }

    private <T> T executeForItself(Command<T> command) {
        var person = configuration.getIdentityService().getCurrentAuthentication();
        try {
            if (person != null && person.getUserId() != null) {
                MDC.put(LogContext.USER, person.getUserId());
            }
            return next.execute(command);
        } finally {
            LogContext.clear();
        }
    }
}
