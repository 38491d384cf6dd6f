package org.dudao.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.util.WebUtils;

/**
 * Where a login comes from: the address, and the browser in which it succeeded before. Somebody else behind the same address cannot
 * keep a person out of their usual browser.
 */
class LoginDetails extends WebAuthenticationDetails {

    private static final String COOKIE = "dudao-browser";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Base64StringKeyGenerator SECRETS = new Base64StringKeyGenerator(32);

    private final @Nullable String browser;

    LoginDetails(HttpServletRequest request) {
        super(request);
        this.browser = browserOf(WebUtils.getCookie(request, COOKIE));
    }

    /** The key of the browser in the table of attempts; null for a browser without the cookie. Only a hash of the cookie is stored. */
    @Nullable String browser() {
        return browser;
    }

    /** Gives the browser a secret, or keeps the one that it has. Returns the browser's key. */
    static String remember(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var secret = cookie == null || cookie.getValue().isBlank() ? SECRETS.generateKey() : cookie.getValue();
        var kept = ResponseCookie.from(COOKIE, secret)
                .path("/login")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, kept.toString());
        return key(secret);
    }

    private static @Nullable String browserOf(@Nullable Cookie cookie) {
        return cookie == null || cookie.getValue().isBlank() ? null : key(cookie.getValue());
    }

    private static String key(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "browser " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
