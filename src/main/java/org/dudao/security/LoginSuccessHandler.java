package org.dudao.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Redirects after the login: to the app or page that required it, or to the start page. */
@Component
class LoginSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String FROM = "from";
    private static final String APPS = "/camunda/app/";

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var from = request.getParameter(FROM);
        if (from != null && from.startsWith(APPS) && !from.contains("..")) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, from);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
