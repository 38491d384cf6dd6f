package org.dudao.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.camunda.bpm.engine.IdentityService;
import org.dudao.organization.PasswordChanged;
import org.dudao.organization.PasswordLength;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, the start page and the page on which a person changes the password. */
@Controller
class AccountController {

    private static final String START_PAGE = "redirect:/";
    private static final String PASSWORD_PAGE = "password";

    private final IdentityService identities;
    private final PasswordCheck passwords;
    private final ApplicationEventPublisher events;

    AccountController(IdentityService identities, PasswordCheck passwords, ApplicationEventPublisher events) {
        this.identities = identities;
        this.passwords = passwords;
        this.events = events;
    }

    @GetMapping("/")
    String start(Authentication user) {
        boolean administers = user.getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals("ROLE_camunda-admin"));
        return "redirect:/camunda/app/%s/default/".formatted(administers ? "welcome" : "tasklist");
    }

    /**
     * A user who is logged in is redirected to the place where the session ended, or to the start page. A second login
     * would invalidate the CSRF tokens of the tabs that are open.
     */
    @GetMapping("/login")
    String login(
            @RequestParam(name = LoginSuccessHandler.FROM, required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable Integer wait,
            @Nullable Principal user,
            Model page) {
        page.addAttribute("wait", wait != null && wait > 0 ? wait : null);
        return user == null
                ? "login"
                : LoginSuccessHandler.placeInApp(from).map("redirect:"::concat).orElse(START_PAGE);
    }

    @GetMapping("/account/password")
    String passwordPage() {
        return PASSWORD_PAGE;
    }

    @PostMapping("/account/password")
    String changePassword(
            Principal user,
            HttpServletRequest request,
            @RequestParam String present,
            @RequestParam("wanted") String newPassword,
            @RequestParam String repeated,
            Model page) {
        var complaint = complaint(user.getName(), present, newPassword, repeated, request.getRemoteAddr());
        if (complaint == null) {
            var account = identities.createUserQuery().userId(user.getName()).singleResult();
            account.setPassword(newPassword);
            identities.saveUser(account);
            events.publishEvent(new PasswordChanged(user.getName()));
        }
        page.addAttribute("complaint", complaint);
        page.addAttribute("changed", complaint == null);
        return PASSWORD_PAGE;
    }

    private @Nullable String complaint(
            String login, String present, String newPassword, String repeated, String address) {
        if (!newPassword.equals(repeated)) {
            return "两次输入的新密码不一致。";
        }
        if (newPassword.length() < PasswordLength.SHORTEST) {
            return "新密码至少 %d 位。".formatted(PasswordLength.SHORTEST);
        }
        try {
            return passwords.isRight(login, present, address) ? null : "现在的密码不对。";
        } catch (LoginDelayedException tooEarly) {
            return tooEarly.getMessage();
        }
    }
}
