package org.dudao.audit;

import java.time.Clock;
import java.time.Duration;
import org.dudao.security.RecentLogins;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Audits logins, failed logins and logouts, with the address. */
@Component
class LoginAuditListener {

    /**
     * A program sends its password with each request. Its login is written once per hour for each login and address.
     */
    private static final Duration REPEAT_AFTER = Duration.ofHours(1);

    private final LoginNamesWorkflow logins;
    private final Clock clock;
    private final RecentLogins programs = new RecentLogins();

    LoginAuditListener(LoginNamesWorkflow logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent success) {
        by(success.getAuthentication(), "login").with("by", "page").write();
    }

    /** This event also arrives for our login page, whose own event has more details; it is ignored here. */
    @EventListener
    void on(AuthenticationSuccessEvent success) {
        var login = success.getAuthentication();
        if (isBasic() && programs.isDue(login.getName() + " " + address(login), clock.instant(), REPEAT_AFTER)) {
            by(login, "login").with("by", "basic").write();
        }
    }

    /** A person may type a password into the login field by mistake. Therefore an unknown login is not written. */
    @EventListener
    void on(AbstractAuthenticationFailureEvent failure) {
        var typed = failure.getAuthentication().getName();
        var loginExists = logins.isKnown(typed);
        AuditRecord.by(loginExists ? typed : "unknown", "login-failed")
                .with("by", isBasic() ? "basic" : "page")
                .with("address", address(failure.getAuthentication()))
                .write();
    }

    @EventListener
    void on(LogoutSuccessEvent logout) {
        by(logout.getAuthentication(), "logout").write();
    }

    private static AuditRecord by(Authentication login, String name) {
        return AuditRecord.by(login.getName(), name).with("address", address(login));
    }

    private static boolean isBasic() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getHeader("Authorization") != null;
    }

    private static @Nullable String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }
}
