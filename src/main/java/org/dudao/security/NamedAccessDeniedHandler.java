package org.dudao.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.LogContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers 403 as Spring Security does, and stores the user's name for the audit filter, which stands in front of the
 * login filter. A request with the CSRF token of an ended session gets its own sentence.
 */
class NamedAccessDeniedHandler extends AccessDeniedHandlerImpl {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            request.setAttribute(LogContext.USER, login.getName());
        }
        if (denied instanceof CsrfException) {
            request.setAttribute(Refusal.REASON, "本页面已经过期，请刷新后再试。");
        }
        super.handle(request, response, denied);
    }
}
