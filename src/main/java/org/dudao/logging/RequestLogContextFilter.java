package org.dudao.logging;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dudao.workflow.LogContext;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every line that a request writes says whose it is. Behind Spring Security, so that it is known who that is. */
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
