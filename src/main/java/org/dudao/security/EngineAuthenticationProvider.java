package org.dudao.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks the password with the engine's identity service, which delays the next try after a wrong password. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;

    EngineAuthenticationProvider(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName();
        // With an authenticated user in the engine the query would return only that user.
        identities.clearAuthentication();
        if (!identities.checkPassword(login, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("登录名或密码不对。连续输错后需要稍等片刻再试。");
        }
        var authorities = identities.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(login, null, authorities);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
