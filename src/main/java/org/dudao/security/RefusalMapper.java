package org.dudao.security;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.dudao.workflow.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our refusals through the engine's REST and the apps' own API. Tasklist shows the message. */
public class RefusalMapper implements ExceptionMapper<Refusal> {

    private static final Logger log = LoggerFactory.getLogger(RefusalMapper.class);

    @Override
    public Response toResponse(Refusal refusal) {
        log.info("Refused: {}", refusal.reason());
        return Response.status(refusal.kind().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new EngineError("Refusal", refusal.reason(), refusal.errors()))
                .build();
    }
}
