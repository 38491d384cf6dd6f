package org.dudao.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A refusal in the JSON format of the engine's REST API and the Camunda apps.
 *
 * @param code the error code of the engine or of a model
 * @param errors field errors of a form; Tasklist shows only the message
 */
record EngineError(
        String type,
        String message,
        @Nullable Integer code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<?> errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    EngineError(String type, String message) {
        this(type, message, null, List.of());
    }

    /** Whether the client of this path expects this format. */
    static boolean isFormatOf(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/engine-rest/") || path.startsWith("/camunda/api/");
    }

    /** Stores the exception in the same request attribute as Spring MVC, where the audit filter reads it. */
    static void storeForAudit(@Nullable HttpServletRequest request, Throwable refusal) {
        if (request != null) {
            request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        }
    }

    void write(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        JSON.writeValue(response.getWriter(), this);
    }
}
