package org.dudao.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dudao.workflow.LogContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Audits each refused request with one line, whether Spring Security, the engine, its guard or a feature refused it.
 * It stands in front of all of them.
 */
class RefusalAuditFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
                write(request);
            }
        }
    }

    /** The path names the task or the item. The query string is not written, because it may contain any text. */
    private static void write(HttpServletRequest request) {
        var user = request.getAttribute(LogContext.USER);
        // Spring MVC stores the handled exception here; so do our exception mappers for the engine's REST API.
        var refusal = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        AuditRecord.by(user == null ? AuditRecord.ANONYMOUS : user.toString(), "refused")
                .with("method", request.getMethod())
                .with("path", request.getRequestURI())
                .with("reason", refusal instanceof Throwable reason ? reason.getMessage() : null)
                .with("address", request.getRemoteAddr())
                .write();
    }
}
