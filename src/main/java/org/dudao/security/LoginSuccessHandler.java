package org.dudao.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Redirects after the login: to the app or page that required it, or to the start page. */
@Component
class LoginSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String FROM = "from";
    /** A control character, such as a line break, is not allowed in a header. */
    private static final Pattern APPS = Pattern.compile("/camunda/app/\\P{Cntrl}*");

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var from = request.getParameter(FROM);
        if (from != null && APPS.matcher(from).matches() && !from.contains("..")) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, from);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
