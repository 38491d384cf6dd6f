package org.dudao.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests while the database is away: an HTML page for browsers, a problem detail for our API, and the
 * formats that the Camunda apps and the engine's REST API expect. It stands in front of all other filters, because the
 * session store needs the database too.
 */
class DatabaseAwayFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAwayFilter.class);

    private static final String PROBLEM =
            "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\""
                    + DatabaseAway.SENTENCE + "\"}";
    private static final String ENGINE_ERROR =
            "{\"type\":\"DatabaseAway\",\"message\":\"" + DatabaseAway.SENTENCE + "\"}";

    private final String page;

    DatabaseAwayFilter() throws IOException {
        page = new ClassPathResource("database-away.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | AssertionError e) {
            // The driver throws the last of these when a connection breaks at an unexpected moment.
            if (response.isCommitted() || !DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            log.warn("The database is away: {} {} is answered with 503", request.getMethod(), request.getRequestURI());
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setIntHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var path = request.getRequestURI();
        if (path.startsWith("/engine-rest/") || path.startsWith("/camunda/api/")) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write(ENGINE_ERROR);
        } else if (isForAPerson(request)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(pageFor(request.getMethod()));
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(PROBLEM);
        }
    }

    /** A browser that opens a page or sends a form accepts HTML; our scripts do not. */
    private static boolean isForAPerson(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** The page repeats a GET request by itself, but no request that changes data. */
    private String pageFor(String method) {
        return method.equals(HttpMethod.GET.name())
                ? page.replace(
                        "<!--again-->",
                        "<meta http-equiv=\"refresh\" content=\"%d\">".formatted(DatabaseAway.RETRY_SECONDS))
                : page;
    }
}
