package org.dudao;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The format in which a failed request is answered. The address decides; for the other addresses the header {@code Accept} does. */
enum RequestFormat {
    /** An HTML page. */
    PAGE,
    /** Problem details (RFC 9457). */
    PROBLEM,
    /** The JSON of the engine's REST API, which the Camunda apps read. */
    ENGINE;

    private static final List<String> OF_THE_ENGINE = List.of("/engine-rest/", "/camunda/api/");
    private static final List<String> OF_THE_API = List.of("/api/", "/actuator/");

    /** @param path of the failed request; inside an error dispatch it is not the path of {@code request} */
    static RequestFormat of(String path, HttpServletRequest request) {
        if (OF_THE_ENGINE.stream().anyMatch(path::startsWith)) {
            return ENGINE;
        }
        if (OF_THE_API.stream().anyMatch(path::startsWith) || acceptsOnlyJson(request.getHeader(HttpHeaders.ACCEPT))) {
            return PROBLEM;
        }
        return PAGE;
    }

    private static boolean acceptsOnlyJson(@Nullable String accept) {
        return accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
