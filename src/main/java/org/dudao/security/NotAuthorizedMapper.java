package org.dudao.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates the engine's authorization errors, which are in English and contain permission names. */
public class NotAuthorizedMapper implements ExceptionMapper<AuthorizationException> {

    private static final Logger log = LoggerFactory.getLogger(NotAuthorizedMapper.class);

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(AuthorizationException e) {
        log.info("Refused: {}", e.getMessage());
        EngineError.storeForAudit(request, e);
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new EngineError("AuthorizationException", "您没有这项权限。"))
                .build();
    }
}
