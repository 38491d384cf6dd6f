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
 * What somebody must not do, whoever refused it: Spring Security, the engine, its guard or a feature. Around all of them, and so
 * one line a request.
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

    /** The path names the task or the item; what comes after the question mark may be anything. */
    private static void write(HttpServletRequest request) {
        var user = request.getAttribute(LogContext.USER);
        // Where Spring keeps what it has turned into an answer, and our mappers of the engine's REST likewise.
        var refusal = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        AuditRecord.by(user == null ? AuditRecord.ANONYMOUS : user.toString(), "refused")
                .with("method", request.getMethod())
                .with("path", request.getRequestURI())
                .with("reason", refusal instanceof Throwable reason ? reason.getMessage() : null)
                .with("address", request.getRemoteAddr())
                .write();
    }
}
