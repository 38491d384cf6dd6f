package org.dudao.organization;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetWords;
import org.jspecify.annotations.Nullable;

/**
 * What the office may not change with a roster. An administrator may change everything.
 *
 * <ul>
 *   <li>People of the leading group, which decides on the office's proposals, and designers, whose models run on the server: the
 *       office neither adds nor removes them, nor changes anything about them.
 *   <li>The importer's own row.
 *   <li>The name of a login, also of one that has left the roster: everything that was done with the login would be shown under
 *       the other name.
 * </ul>
 */
final class RosterPowers {

    private final RosterImporter importer;
    private final Map<String, Person> registered;
    private final Map<String, String> formerNames;
    private final ErrorList errors = new ErrorList();

    private RosterPowers(RosterImporter importer, Map<String, Person> registered, Map<String, String> formerNames) {
        this.importer = importer;
        this.registered = registered;
        this.formerNames = formerNames;
    }

    /**
     * Checks what the roster changes.
     *
     * @param formerNames the names of people who have left, by login
     * @throws RosterRefusedException with each change that the importer may not make
     */
    static void require(
            Roster roster, RosterImporter importer, Map<String, Person> registered, Map<String, String> formerNames) {
        if (importer.administrator()) {
            return;
        }
        var powers = new RosterPowers(importer, registered, formerNames);
        powers.check(roster);
        if (!powers.errors.isEmpty()) {
            throw new RosterRefusedException(powers.errors);
        }
    }

    private void check(Roster roster) {
        var absent = new HashMap<>(registered);
        for (var entry : roster.people()) {
            var before = absent.remove(entry.login());
            refusal(before, entry).ifPresent(this::refuse);
        }
        absent.values().forEach(withdrawn -> refusalToWithdraw(withdrawn).ifPresent(this::refuse));
    }

    private Optional<String> refusal(@Nullable Person before, Roster.PersonEntry entry) {
        if (before == null) {
            return newPerson(entry);
        }
        if (!before.differsFrom(entry.name(), entry.memberships(), entry.ties())) {
            return Optional.empty();
        }
        var reserved = Stream.concat(before.memberships().stream(), entry.memberships().stream())
                .map(Membership::role)
                .filter(Role::isReserved)
                .findFirst();
        if (reserved.isPresent()) {
            var role = reserved.get();
            return Optional.of(
                    hasRole(before.memberships(), role) == hasRole(entry.memberships(), role)
                            ? "“%s”（%s）是%s人员，他的姓名、身份和回避只能由系统管理员改，应与登记的一致"
                                    .formatted(before.name(), entry.login(), role.label())
                            : onlyAdministrators(role));
        }
        if (entry.login().equals(importer.login())) {
            return Optional.of("您本人（%s）的姓名、身份和回避只能由别人改，应与登记的一致".formatted(entry.login()));
        }
        return SheetWords.same(before.name(), entry.name())
                ? Optional.empty()
                : Optional.of("登录名“%s”登记的是“%s”，名册里写的是“%s”。换了人，请另用一个登录名；是本人改名，由系统管理员导入"
                        .formatted(entry.login(), before.name(), entry.name()));
    }

    private Optional<String> newPerson(Roster.PersonEntry entry) {
        var reserved = entry.memberships().stream()
                .map(Membership::role)
                .filter(Role::isReserved)
                .findFirst();
        if (reserved.isPresent()) {
            return reserved.map(RosterPowers::onlyAdministrators);
        }
        return Optional.ofNullable(formerNames.get(entry.login()))
                .filter(name -> !SheetWords.same(name, entry.name()))
                .map(name -> "登录名“%s”以前是“%s”的，不能给“%s”用，请换一个".formatted(entry.login(), name, entry.name()));
    }

    private Optional<String> refusalToWithdraw(Person person) {
        if (person.login().equals(importer.login())) {
            return Optional.of("名册里没有您本人（%s），您只能由别人去掉".formatted(person.login()));
        }
        return person.memberships().stream()
                .map(Membership::role)
                .filter(Role::isReserved)
                .findFirst()
                .map(role -> "名册里没有“%s”（%s）：%s".formatted(person.name(), person.login(), onlyAdministrators(role)));
    }

    private static String onlyAdministrators(Role role) {
        return role.label() + "人员只能由系统管理员增减";
    }

    private static boolean hasRole(Set<Membership> memberships, Role role) {
        return memberships.stream()
                .map(Membership::role)
                .collect(Collectors.toSet())
                .contains(role);
    }

    private void refuse(String reason) {
        errors.add(new RowError(RosterCheck.PEOPLE, null, null, reason));
    }
}
