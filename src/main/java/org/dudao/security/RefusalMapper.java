package org.dudao.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.dudao.database.DatabaseAway;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a {@link Refusal} in the engine's REST API and in the API of the apps. Tasklist shows its message. */
public class RefusalMapper implements ExceptionMapper<Refusal> {

    private static final Logger log = LoggerFactory.getLogger(RefusalMapper.class);

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Refusal refusal) {
        log.info("Refused: {}", refusal.reason());
        EngineError.storeForAudit(request, refusal);
        var answer = Response.status(refusal.kind().status());
        if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        }
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new EngineError("Refusal", refusal.reason(), refusal.errors()))
                .build();
    }
}
