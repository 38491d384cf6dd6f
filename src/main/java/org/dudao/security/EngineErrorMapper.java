package org.dudao.security;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.dudao.database.Collision;
import org.dudao.database.DatabaseAway;
import org.dudao.database.UnsupportedCharacter;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every exception in the engine's REST API and in the APIs of the apps: with the right status, a sentence in Chinese, and the
 * engine's JSON format. It replaces the engine's own mappers. The English text of the engine goes into the log.
 */
public class EngineErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(EngineErrorMapper.class);

    private static final String BAD_JSON = "请求的内容不是这个接口规定的 JSON。";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    @Context
    private @Nullable HttpServletRequest request;

    @Context
    private @Nullable UriInfo uri;

    @Override
    public Response toResponse(Throwable problem) {
        if (problem instanceof WebApplicationException web
                && web.getResponse().getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return web.getResponse();
        }
        EngineError.storeForAudit(request, problem);
        var refusal = cause(Refusal.class, problem);
        if (refusal != null) {
            log.info("Refused: {}", refusal.reason());
            return answer(
                    refusal.kind().status(), new EngineError("Refusal", refusal.reason(), null, refusal.errors()));
        }
        var known = known(problem);
        return known != null ? known : translated(problem);
    }

    /** Exceptions whose class says everything. */
    private static @Nullable Response known(Throwable problem) {
        if (DatabaseAway.isCauseOf(problem)) {
            return refused(UNAVAILABLE, "DatabaseAway", DatabaseAway.SENTENCE, problem);
        }
        if (cause(AuthorizationException.class, problem) != null) {
            return refused(FORBIDDEN, "AuthorizationException", "您没有权限这样做。", problem);
        }
        if (cause(SuspendedEntityInteractionException.class, problem) != null) {
            return refused(CONFLICT, "SuspendedEntityInteractionException", "这个流程已经暂停，等管理员恢复以后再办。", problem);
        }
        var collision = Collision.sentence(problem);
        if (collision.isPresent() || cause(OptimisticLockingException.class, problem) != null) {
            return refused(CONFLICT, "OptimisticLockingException", collision.orElse(Collision.CHANGED), problem);
        }
        if (UnsupportedCharacter.isCauseOf(problem)) {
            return refused(BAD_REQUEST, "InvalidRequestException", UnsupportedCharacter.refusal("提交的内容"), problem);
        }
        return null;
    }

    private Response translated(Throwable problem) {
        var helper = ExceptionHandlerHelper.getInstance();
        var error = helper.fromException(problem);
        var original = Objects.toString(error.getMessage(), "");
        boolean isBadJson = isBadJson(problem);
        int ownStatus = isBadJson ? BAD_REQUEST : EngineErrorStatus.of(problem, original);
        var subject = uri == null ? EngineSubject.none() : EngineSubject.of(uri.getPath());
        boolean isMissing = ownStatus != FORBIDDEN && subject.isMissing();
        int status = isMissing ? NOT_FOUND : ownStatus;
        if (status >= SERVER_ERROR) {
            log.error("Unforeseen: {}", original, problem);
        } else {
            log.info("Refused with {}: {}", status, original);
        }
        error.setMessage(
                isMissing
                        ? EngineSentence.missing(subject)
                        : EngineSentence.of(status, original, subject)
                                .orElse(isBadJson ? BAD_JSON : EngineSentence.of(status)));
        return answer(status, error);
    }

    /** Whether the exception is about the JSON of the request, not about the JSON of the answer. */
    private static boolean isBadJson(Throwable problem) {
        var json = cause(JsonProcessingException.class, problem);
        return json != null && json.getProcessor() instanceof JsonParser;
    }

    private static Response refused(int status, String type, String sentence, Throwable problem) {
        log.info("Refused with {}: {}", status, problem.getMessage());
        return answer(status, new EngineError(type, sentence));
    }

    /** @param error an {@link EngineError} or an {@link ExceptionDto} */
    private static Response answer(int status, Object error) {
        var answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(error);
        if (status == UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        }
        return answer.build();
    }

    static <T extends Throwable> @Nullable T cause(Class<T> type, @Nullable Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
