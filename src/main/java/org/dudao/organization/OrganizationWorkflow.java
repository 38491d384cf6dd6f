package org.dudao.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates and updates the engine's users and groups from the roster. A second run changes nothing. */
@Component
class OrganizationWorkflow {

    private static final String GROUP_TYPE = "WORKFLOW";

    private final IdentityService identities;

    OrganizationWorkflow(IdentityService identities) {
        this.identities = identities;
    }

    /** @param returned people of earlier rosters, who get their former passwords back */
    void follow(Roster roster, List<RosterReport.NewLogin> newLogins, List<FormerPersonStore.FormerPerson> returned) {
        var names = groupNames(roster);
        saveGroups(names);
        saveUsers(roster, newLogins, returned);
        var all = new HashSet<>(names.keySet());
        all.addAll(groupsOfFormerParties());
        saveMemberships(roster, all);
    }

    /** The groups of all units and supervision groups, also of those that are no longer on the roster. */
    private List<String> groupsOfFormerParties() {
        return identities.createGroupQuery().groupType(GROUP_TYPE).list().stream()
                .map(Group::getId)
                .filter(CandidateGroups::isOfParty)
                .toList();
    }

    /** All logins, also those that do not come from a roster. */
    List<String> logins() {
        return identities.createUserQuery().list().stream().map(User::getId).toList();
    }

    /** Deletes the user, and returns the stored password. */
    Optional<FormerPersonStore.StoredPassword> withdraw(String login) {
        var user = (UserEntity) identities.createUserQuery().userId(login).singleResult();
        identities.deleteUser(login);
        return Optional.ofNullable(user)
                .map(deleted -> new FormerPersonStore.StoredPassword(deleted.getPassword(), deleted.getSalt()));
    }

    private static Map<String, String> groupNames(Roster roster) {
        var names = new LinkedHashMap<String, String>();
        names.put(CandidateGroups.OFFICE, "活动办");
        for (var section : Section.values()) {
            names.put(CandidateGroups.section(section), "活动办" + section.label());
        }
        names.put(CandidateGroups.LEADING_GROUP, "领导小组");
        names.put(CandidateGroups.DESIGNER, "流程设计");
        names.put(CandidateGroups.UNITS, "各单位");
        names.put(CandidateGroups.SUPERVISION, "各督导组");
        for (var group : roster.groups()) {
            names.put(CandidateGroups.supervision(group.code()), group.name());
        }
        for (var unit : roster.units()) {
            names.put(CandidateGroups.unit(unit.code()), unit.name());
            names.put(CandidateGroups.head(unit.code()), unit.name() + Role.HEAD.label());
        }
        return names;
    }

    private void saveGroups(Map<String, String> names) {
        var existing =
                identities.createGroupQuery().list().stream().collect(Collectors.toMap(Group::getId, group -> group));
        names.forEach((id, name) -> {
            var group = existing.containsKey(id) ? existing.get(id) : identities.newGroup(id);
            if (!name.equals(group.getName())) {
                group.setName(name);
                group.setType(GROUP_TYPE);
                identities.saveGroup(group);
            }
        });
    }

    private void saveUsers(
            Roster roster, List<RosterReport.NewLogin> newLogins, List<FormerPersonStore.FormerPerson> returned) {
        var formerPasswords = new HashMap<String, FormerPersonStore.@Nullable StoredPassword>();
        returned.forEach(former -> formerPasswords.put(former.login(), former.password()));
        var passwords = newLogins.stream()
                .collect(Collectors.toMap(RosterReport.NewLogin::login, RosterReport.NewLogin::password));
        var existing =
                identities.createUserQuery().list().stream().collect(Collectors.toMap(User::getId, user -> user));
        for (var person : roster.people()) {
            var user = existing.get(person.login());
            if (user == null) {
                user = identities.newUser(person.login());
                setPassword(
                        (UserEntity) user,
                        formerPasswords.get(person.login()),
                        passwords.getOrDefault(person.login(), InitialPasswords.generate()));
            } else if (person.name().equals(user.getFirstName())) {
                continue;
            }
            user.setFirstName(person.name());
            user.setLastName("");
            identities.saveUser(user);
        }
    }

    private static void setPassword(
            UserEntity user, FormerPersonStore.@Nullable StoredPassword former, String otherwise) {
        if (former == null) {
            user.setPassword(otherwise);
        } else {
            user.setDbPassword(former.hash());
            user.setSalt(former.salt());
        }
    }

    private void saveMemberships(Roster roster, Set<String> groups) {
        var groupsByLogin = new HashMap<String, Set<String>>();
        roster.people().forEach(person -> groupsByLogin.put(person.login(), groupsOf(person)));
        for (var group : groups) {
            var members = identities.createUserQuery().memberOfGroup(group).list().stream()
                    .map(User::getId)
                    .collect(Collectors.toSet());
            members.stream()
                    .filter(login ->
                            !groupsByLogin.getOrDefault(login, Set.of()).contains(group))
                    .forEach(login -> identities.deleteMembership(login, group));
            groupsByLogin.forEach((login, groupsOfLogin) -> {
                if (groupsOfLogin.contains(group) && !members.contains(login)) {
                    identities.createMembership(login, group);
                }
            });
        }
    }

    private static Set<String> groupsOf(Roster.PersonEntry person) {
        return person.memberships().stream()
                .flatMap(membership -> membership.candidateGroups().stream())
                .collect(Collectors.toSet());
    }
}
