package org.dudao.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.dudao.organization.InitialPasswords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates the administrator at the first start. Without one, the engine would let the first visitor create it. */
@Component
@Order(FirstAdministrator.AFTER_THE_SAMPLE)
public class FirstAdministrator implements ApplicationRunner {

    private static final String LOGIN = "admin";
    static final int AFTER_THE_SAMPLE = 10;

    private final IdentityService identities;
    private final String configured;

    FirstAdministrator(IdentityService identities, @Value("${dudao.admin-password}") String configured) {
        this.identities = identities;
        this.configured = configured;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (exists()) {
            return;
        }
        if (configured.isBlank()) {
            var generated = InitialPasswords.generate();
            create(generated);
            InitialPasswords.show("\n    The first administrator is %s with the password %s (shown this once)\n"
                    .formatted(LOGIN, generated));
        } else {
            create(configured);
        }
    }

    /** Creates the administrator with the configured password, or with the given one when none is configured. */
    public void ensure(String password) {
        if (!exists()) {
            create(configured.isBlank() ? password : configured);
        }
    }

    private boolean exists() {
        return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }

    private void create(String password) {
        if (identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            var group = identities.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("系统管理员");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identities.saveGroup(group);
        }
        var admin = identities.newUser(LOGIN);
        admin.setFirstName("系统管理员");
        admin.setLastName("");
        admin.setPassword(password);
        identities.saveUser(admin);
        identities.createMembership(LOGIN, Groups.CAMUNDA_ADMIN);
    }
}
