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
 * A refusal in the shape in which the engine's REST and the Camunda apps expect one.
 *
 * @param errors field by field, where it is about a form; Tasklist shows the message alone
 */
record EngineError(String type, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<?> errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    EngineError(String type, String message) {
        this(type, message, List.of());
    }

    /** As Spring does with what it answers itself. */
    static void tellTheAudit(@Nullable HttpServletRequest request, Exception refusal) {
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
