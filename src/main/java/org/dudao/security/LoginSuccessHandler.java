package org.dudao.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Redirects after the login: to the app or page that required it, or to the start page. */
@Component
class LoginSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    static final String FROM = "from";
    /** A control character, such as a line break, is not allowed in a header. */
    private static final Pattern APPS = Pattern.compile("/camunda/app/\\P{Cntrl}*");

    private final PasswordCheck passwords;

    LoginSuccessHandler(PasswordCheck passwords) {
        this.passwords = passwords;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        passwords.remember(authentication.getName(), LoginDetails.remember(request, response));
        var from = placeInApp(request.getParameter(FROM));
        if (from.isPresent()) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, from.get());
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    /** The login page again, with the reason. The next try leads to the same place. */
    static String pageAfterFailure(HttpServletRequest request, AuthenticationException failure) {
        var page =
                failure instanceof LoginDelayedException delayed ? "/login?wait=" + delayed.seconds() : "/login?error";
        return placeInApp(request.getParameter(FROM))
                .map(from -> "%s&%s=%s".formatted(page, FROM, URLEncoder.encode(from, StandardCharsets.UTF_8)))
                .orElse(page);
    }

    /** The address of a place in Camunda's apps; empty for any other address. */
    static Optional<String> placeInApp(@Nullable String from) {
        return Optional.ofNullable(from)
                .filter(address -> APPS.matcher(address).matches())
                .filter(address -> !address.contains("..") && !address.contains("{"));
    }
}
