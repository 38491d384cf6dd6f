package org.dudao.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Logs in by the engine's identity service, which also makes a wrong password wait before the next try. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;

    EngineAuthenticationProvider(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName();
        // Somebody logged in here would only see themselves in the look-up.
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
