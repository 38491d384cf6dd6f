package org.dudao.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request of the Camunda apps with a CSRF token of another session.
 *
 * <p>Camunda's own filter also refuses it, but ends the session. A tab that is open since an earlier login would then
 * log the user out.
 */
class StaleCsrfTokenFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SESSION_TOKEN = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME;
    private static final String HEADER = CsrfConstants.CSRF_TOKEN_HEADER_NAME;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var expected = session == null ? null : session.getAttribute(SESSION_TOKEN);
        if (READING.contains(request.getMethod()) || String.valueOf(expected).equals(request.getHeader(HEADER))) {
            chain.doFilter(request, response);
        } else {
            new EngineError("StaleToken", "本页面已经过期，请刷新后再试。").write(response, HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
