package org.dudao.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A refusal in the shape in which the engine's REST and the Camunda apps expect one. */
record EngineError(String type, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        JSON.writeValue(response.getWriter(), this);
    }
}
