package org.dudao.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dudao.workflow.LogContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Answers 403 as Spring Security does, and stores the user's name for the audit filter, which stands in front of the
 * login filter.
 */
class NamedAccessDeniedHandler extends AccessDeniedHandlerImpl {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            request.setAttribute(LogContext.USER, login.getName());
        }
        super.handle(request, response, denied);
    }
}
