package org.dudao.security;

import jakarta.ws.rs.WebApplicationException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/** The HTTP status of an exception of the engine. The engine's own choice is often 500, or 400 for what does not exist. */
final class EngineErrorStatus {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** "Cannot find task with id x", "no processes deployed with key 'x'", "execution x doesn't exist". */
    private static final Pattern MISSING = Pattern.compile(
            "(?i)\\b(cannot find|could not find|not found|no [\\w -]+ (found|deployed)\\b|does ?n[o']t exist|does not exist|no matching)");

    private EngineErrorStatus() {}

    static int of(Throwable problem, String message) {
        if (problem instanceof WebApplicationException web) {
            return web.getResponse().getStatus();
        }
        int status = ExceptionHandlerHelper.getInstance().getStatus(problem).getStatusCode();
        if (status != SERVER_ERROR && status != BAD_REQUEST) {
            return status;
        }
        if (isA(NotFoundException.class, problem)
                || ((isA(NullValueException.class, problem) || isA(BadUserRequestException.class, problem))
                        && MISSING.matcher(message).find())) {
            return NOT_FOUND;
        }
        if (isA(NotAllowedException.class, problem)) {
            return FORBIDDEN;
        }
        return isA(NullValueException.class, problem) || isA(BadUserRequestException.class, problem)
                ? BAD_REQUEST
                : status;
    }

    private static boolean isA(Class<? extends Throwable> type, Throwable problem) {
        return EngineErrorMapper.cause(type, problem) != null;
    }
}
