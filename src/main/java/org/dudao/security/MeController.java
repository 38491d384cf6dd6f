package org.dudao.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns the current user and the CSRF token that requests with changes must send. */
@RestController
class MeController {

    private final IdentityService identities;
    private final Directory directory;

    MeController(IdentityService identities, Directory directory) {
        this.identities = identities;
        this.directory = directory;
    }

    /**
     * @param csrf valid for this session only
     * @param designer whether the page with the models is for this user
     * @param leads whether the page 人员与任务 is for this user
     */
    record Me(String login, String name, Csrf csrf, boolean designer, boolean leads) {}

    record Csrf(String header, String token) {}

    /** Returns the caller, and the CSRF token of the session. */
    @GetMapping("/api/me")
    Me me(HttpServletRequest request, Principal caller, CsrfToken token) {
        var account = identities.createUserQuery().userId(caller.getName()).singleResult();
        return new Me(
                caller.getName(),
                account.getFirstName(),
                new Csrf(token.getHeaderName(), token.getToken()),
                request.isUserInRole(CandidateGroups.DESIGNER) || request.isUserInRole(Groups.CAMUNDA_ADMIN),
                directory.decidesOnTasks(caller.getName()));
    }
}
