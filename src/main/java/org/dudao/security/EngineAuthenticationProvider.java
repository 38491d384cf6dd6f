package org.dudao.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks the password of a login, and reads its groups from the engine. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;
    private final PasswordCheck passwords;

    EngineAuthenticationProvider(IdentityService identities, PasswordCheck passwords) {
        this.identities = identities;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName();
        // With an authenticated user in the engine the query would return only that user.
        identities.clearAuthentication();
        // The database refuses the NUL character, so no login has it.
        if (login.indexOf('\0') >= 0
                || !passwords.isRight(login, String.valueOf(attempt.getCredentials()), place(login, attempt))) {
            throw new BadCredentialsException("登录名或密码不对。");
        }
        var authorities = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(login, null, authorities);
    }

    /** The browser, if the login has succeeded in it before; otherwise the address. */
    private String place(String login, Authentication attempt) {
        if (attempt.getDetails() instanceof LoginDetails details
                && details.browser() != null
                && passwords.knows(login, details.browser())) {
            return details.browser();
        }
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
