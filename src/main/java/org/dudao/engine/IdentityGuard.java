package org.dudao.engine;

import java.util.Optional;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.PasswordChanged;
import org.dudao.organization.PasswordLength;
import org.dudao.organization.Person;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Checks changes of users and groups through Admin and the engine's REST API, which only administrators may make. People, their
 * names and their roles come from the roster, where each change is checked and recorded. An administrator sets passwords, and
 * manages users and groups that are not on the roster.
 */
@Component
class IdentityGuard {

    private static final CommandField<String> ADDED_TO =
            new CommandField<>(CreateMembershipCmd.class, "groupId", String.class);
    private static final CommandField<String> REMOVED_FROM =
            new CommandField<>(DeleteMembershipCmd.class, "groupId", String.class);
    private static final CommandField<User> SAVED_USER = new CommandField<>(SaveUserCmd.class, "user", User.class);
    private static final CommandField<String> NEW_PASSWORD =
            new CommandField<>(UserEntity.class, "newPassword", String.class);
    private static final CommandField<String> DELETED_USER =
            new CommandField<>(DeleteUserCmd.class, "userId", String.class);
    private static final CommandField<Group> SAVED_GROUP = new CommandField<>(SaveGroupCmd.class, "group", Group.class);
    private static final CommandField<String> DELETED_GROUP =
            new CommandField<>(DeleteGroupCmd.class, "groupId", String.class);

    private final ObjectProvider<Directory> directory;
    private final ApplicationEventPublisher events;

    IdentityGuard(ObjectProvider<Directory> directory, ApplicationEventPublisher events) {
        this.directory = directory;
        this.events = events;
    }

    void check(Command<?> command) {
        if (command instanceof CreateMembershipCmd) {
            refuseRosterGroup(ADDED_TO.of(command));
        } else if (command instanceof DeleteMembershipCmd) {
            refuseRosterGroup(REMOVED_FROM.of(command));
        } else if (command instanceof SaveGroupCmd) {
            var group = SAVED_GROUP.of(command);
            refuseRosterGroup(group == null ? null : group.getId());
        } else if (command instanceof DeleteGroupCmd) {
            refuseRosterGroup(DELETED_GROUP.of(command));
        } else if (command instanceof DeleteUserCmd) {
            person(DELETED_USER.of(command)).ifPresent(person -> {
                throw refusal("“%s”（%s）在名册里，不能在这里删除；请从名册里去掉，再导入名册。".formatted(person.name(), person.login()));
            });
        } else if (command instanceof SaveUserCmd && SAVED_USER.of(command) instanceof UserEntity user) {
            checkUser(user);
        }
    }

    /** Called after the command succeeded. */
    void done(Command<?> command) {
        if (command instanceof SaveUserCmd
                && SAVED_USER.of(command) instanceof UserEntity user
                && NEW_PASSWORD.of(user) != null) {
            events.publishEvent(new PasswordChanged(user.getId()));
        }
    }

    private void checkUser(UserEntity user) {
        var password = NEW_PASSWORD.of(user);
        if (password != null && password.length() < PasswordLength.SHORTEST) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "密码至少 %d 位。".formatted(PasswordLength.SHORTEST));
        }
        person(user.getId()).ifPresent(person -> {
            if (!person.name().equals(user.getFirstName())) {
                throw refusal("“%s”（%s）在名册里，姓名以名册为准；请在名册里改，再导入名册。".formatted(person.name(), person.login()));
            }
        });
    }

    private Optional<Person> person(@Nullable String login) {
        return login == null ? Optional.empty() : directory.getObject().person(login);
    }

    private static void refuseRosterGroup(@Nullable String group) {
        if (group != null && CandidateGroups.isOfRoster(group)) {
            throw refusal("“%s”这个组由谁组成，以名册为准，不能在这里改；请在名册里改，再导入名册。".formatted(group));
        }
    }

    private static Refusal refusal(String reason) {
        return new Refusal(Refusal.Kind.FORBIDDEN, reason);
    }
}
