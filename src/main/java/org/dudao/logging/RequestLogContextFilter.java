package org.dudao.logging;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dudao.workflow.LogContext;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds the user to the MDC of each request. It stands behind Spring Security, where the user is known. */
class RequestLogContextFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = request.getUserPrincipal();
        try {
            if (user != null) {
                MDC.put(LogContext.USER, user.getName());
                request.setAttribute(LogContext.USER, user.getName());
            }
            chain.doFilter(request, response);
        } finally {
            LogContext.clear();
        }
    }
}
