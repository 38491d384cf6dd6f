package org.dudao.organization;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.NamedSheet;
import org.dudao.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/** Turns the sheets of a roster into a {@link Roster}, or reports all errors at once. */
final class RosterCheck {

    static final String GROUPS = "督导组";
    static final String UNITS = "单位";
    static final String PEOPLE = "人员";
    static final String TIES = "回避";

    private static final String CODE = "代码";
    private static final String NAME = "名称";
    private static final String KIND = "类别";
    private static final String GROUP = "督导组";
    private static final String LOGIN = "登录名";
    private static final String PERSON_NAME = "姓名";
    private static final String ROLE = "身份";
    private static final String PARTY = "所属";
    private static final String UNIT = "单位";
    private static final String REASON = "事由";

    static final Map<String, List<String>> COLUMNS = Map.of(
            GROUPS, List.of(CODE, NAME),
            UNITS, List.of(CODE, NAME, KIND, GROUP),
            PEOPLE, List.of(LOGIN, PERSON_NAME, ROLE, PARTY),
            TIES, List.of(LOGIN, UNIT, REASON));

    /** Codes and logins become ids of the engine's groups and users. Commas and blanks have a meaning in such ids. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,31}");

    private static final int LONGEST_NAME = 100;

    private final Map<String, NamedSheet> sheets;
    private final Collection<String> otherLogins;
    private final ErrorList<RosterError> errors = new ErrorList<>();
    private final Map<String, Roster.GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, Roster.UnitEntry> units = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Set<Membership>> memberships = new LinkedHashMap<>();
    private final Map<String, Set<Tie>> ties = new LinkedHashMap<>();
    private final Map<Membership, Integer> membershipCounts = new HashMap<>();

    /**
     * Data from before the import.
     *
     * @param units codes of the registered units, which the roster must contain
     * @param groups codes of the registered supervision groups, which the roster must contain
     * @param otherLogins logins that do not come from a roster, such as the administrator's
     */
    record Registered(Collection<String> units, Collection<String> groups, Collection<String> otherLogins) {}

    private RosterCheck(Collection<NamedSheet> sheets, Collection<String> otherLogins) {
        this.sheets = sheets.stream().collect(Collectors.toMap(NamedSheet::name, Function.identity(), (a, b) -> a));
        this.otherLogins = otherLogins;
        refuseUnknownSheets(sheets);
    }

    /** @throws RosterRefusedException with the errors */
    static Roster check(Collection<NamedSheet> sheets, Registered registered) {
        var check = new RosterCheck(sheets, registered.otherLogins());
        check.readGroups();
        check.readUnits();
        check.readPeople();
        check.readTies();
        check.requireComplete(registered);
        if (!check.errors.isEmpty()) {
            throw new RosterRefusedException(check.errors);
        }
        return check.roster();
    }

    /** Without this check, a sheet with a misspelt name would be ignored silently. */
    private void refuseUnknownSheets(Collection<NamedSheet> sheets) {
        var seen = new HashSet<String>();
        for (var sheet : sheets) {
            if (!COLUMNS.containsKey(sheet.name())) {
                errors.add(new RosterError(sheet.name(), null, null, "不认识这张表，应为：督导组、单位、人员、回避"));
            } else if (!seen.add(sheet.name())) {
                errors.add(new RosterError(sheet.name(), null, null, "这张表出现了两次"));
            }
        }
    }

    private Roster roster() {
        var people = names.entrySet().stream()
                .map(person -> new Roster.PersonEntry(
                        person.getKey(),
                        person.getValue(),
                        memberships.getOrDefault(person.getKey(), Set.of()),
                        ties.getOrDefault(person.getKey(), Set.of())))
                .toList();
        return new Roster(List.copyOf(groups.values()), List.copyOf(units.values()), people);
    }

    private void readGroups() {
        var seenNames = new HashSet<String>();
        for (var row : rows(GROUPS, true)) {
            var code = id(GROUPS, row, CODE);
            var name = name(GROUPS, row, NAME);
            unique(seenNames, GROUPS, row, NAME, name);
            if (code != null && groups.putIfAbsent(code, new Roster.GroupEntry(code, name)) != null) {
                error(GROUPS, row, CODE, "督导组“%s”出现了两次".formatted(code));
            }
        }
    }

    private void readUnits() {
        var seenNames = new HashSet<String>();
        for (var row : rows(UNITS, true)) {
            var code = id(UNITS, row, CODE);
            var name = name(UNITS, row, NAME);
            unique(seenNames, UNITS, row, NAME, name);
            if (code != null && code.endsWith(CandidateGroups.HEAD_SUFFIX)) {
                error(UNITS, row, CODE, "“%s”不合要求，不能以 %s 结尾".formatted(code, CandidateGroups.HEAD_SUFFIX));
            }
            var kind = oneOf(UNITS, row, KIND, UnitKind.values(), UnitKind::label);
            var group = row.cell(GROUP);
            if (!groups.containsKey(group)) {
                error(UNITS, row, GROUP, "没有代码为“%s”的督导组".formatted(group));
            }
            if (code != null
                    && units.putIfAbsent(
                                    code, new Roster.UnitEntry(code, name, kind.orElse(UnitKind.DEPARTMENT), group))
                            != null) {
                error(UNITS, row, CODE, "单位“%s”出现了两次".formatted(code));
            }
        }
    }

    private void readPeople() {
        for (var row : rows(PEOPLE, true)) {
            var login = id(PEOPLE, row, LOGIN);
            var name = name(PEOPLE, row, PERSON_NAME);
            var role = oneOf(PEOPLE, row, ROLE, Role.values(), Role::label);
            if (login == null || role.isEmpty()) {
                continue;
            }
            if (otherLogins.contains(login)) {
                error(PEOPLE, row, LOGIN, "登录名“%s”已由系统使用，请换一个".formatted(login));
            }
            var before = names.putIfAbsent(login, name);
            if (before != null && !before.equals(name)) {
                error(PEOPLE, row, PERSON_NAME, "登录名“%s”前面写的是“%s”".formatted(login, before));
            }
            var membership = new Membership(role.get(), party(row, role.get()));
            if (memberships.computeIfAbsent(login, l -> new LinkedHashSet<>()).add(membership)) {
                membershipCounts.merge(membership, 1, Integer::sum);
            } else {
                error(PEOPLE, row, null, "这一行与前面的重复");
            }
        }
    }

    private String party(SheetRow row, Role role) {
        var party = row.cell(PARTY);
        switch (role.partyKind()) {
            case UNIT -> {
                if (!units.containsKey(party)) {
                    error(PEOPLE, row, PARTY, "没有代码为“%s”的单位".formatted(party));
                }
            }
            case SUPERVISION_GROUP -> {
                if (!groups.containsKey(party)) {
                    error(PEOPLE, row, PARTY, "没有代码为“%s”的督导组".formatted(party));
                }
            }
            case SECTION -> oneOf(PEOPLE, row, PARTY, Section.values(), Section::label);
            case NONE -> {
                if (!party.isEmpty()) {
                    error(PEOPLE, row, PARTY, "%s不用填所属".formatted(role.label()));
                }
            }
        }
        return party;
    }

    private void readTies() {
        for (var row : rows(TIES, false)) {
            var login = row.cell(LOGIN);
            var unit = row.cell(UNIT);
            if (!names.containsKey(login)) {
                error(TIES, row, LOGIN, "人员表里没有登录名“%s”".formatted(login));
            }
            if (!units.containsKey(unit)) {
                error(TIES, row, UNIT, "没有代码为“%s”的单位".formatted(unit));
            }
            var tie = new Tie(unit, name(TIES, row, REASON));
            if (ties.computeIfAbsent(login, l -> new LinkedHashSet<>()).stream()
                    .anyMatch(other -> other.unit().equals(unit))) {
                error(TIES, row, null, "这一回避关系出现了两次");
            } else {
                ties.get(login).add(tie);
            }
        }
    }

    private void requireComplete(Registered registered) {
        for (var unit : units.values()) {
            requireOne(unit, Role.HEAD);
            if (count(Role.LIAISON, unit.code()) == 0) {
                error(UNITS, null, null, "单位“%s %s”没有联络员".formatted(unit.code(), unit.name()));
            }
        }
        var supervising =
                units.values().stream().map(Roster.UnitEntry::supervisionGroup).collect(Collectors.toSet());
        for (var group : groups.values()) {
            if (!supervising.contains(group.code())) {
                error(GROUPS, null, null, "督导组“%s %s”没有联系的单位".formatted(group.code(), group.name()));
            }
            if (count(Role.GROUP_LEADER, group.code()) != 1) {
                error(GROUPS, null, null, "督导组“%s %s”应有一名组长".formatted(group.code(), group.name()));
            }
        }
        requireRegistered(UNITS, registered.units(), units.keySet());
        requireRegistered(GROUPS, registered.groups(), groups.keySet());
    }

    private void requireOne(Roster.UnitEntry unit, Role role) {
        int heads = count(role, unit.code());
        if (heads != 1) {
            error(
                    UNITS,
                    null,
                    null,
                    "单位“%s %s”应有一名%s，名册里有%d名".formatted(unit.code(), unit.name(), role.label(), heads));
        }
    }

    /** How many people have the role there. */
    private int count(Role role, String party) {
        return membershipCounts.getOrDefault(new Membership(role, party), 0);
    }

    /** A registered unit or group must stay on the roster. */
    private void requireRegistered(String sheet, Collection<String> registered, Set<String> listed) {
        registered.stream()
                .filter(code -> !listed.contains(code))
                .forEach(code -> error(sheet, null, null, "%s“%s”已经登记，名册里不能缺少".formatted(sheet, code)));
    }

    private List<SheetRow> rows(String name, boolean required) {
        var sheet = sheets.get(name);
        if (sheet == null) {
            if (required) {
                errors.add(new RosterError(name, null, null, "缺少这张表"));
            }
            return List.of();
        }
        var missing = COLUMNS.getOrDefault(name, List.of()).stream()
                .filter(column -> !sheet.columns().contains(column))
                .toList();
        missing.forEach(column -> errors.add(new RosterError(name, 1, column, "缺少这一列")));
        return missing.isEmpty() ? sheet.rows() : List.of();
    }

    private @Nullable String id(String sheet, SheetRow row, String column) {
        var value = row.cell(column);
        if (ID.matcher(value).matches()) {
            return value;
        }
        error(sheet, row, column, "“%s”不合要求，应为 1 到 32 位的字母、数字、- 或 _".formatted(value));
        return null;
    }

    private String name(String sheet, SheetRow row, String column) {
        var value = row.cell(column);
        if (value.isEmpty()) {
            error(sheet, row, column, "没有填写");
        } else if (value.length() > LONGEST_NAME) {
            error(sheet, row, column, "超过 %d 个字".formatted(LONGEST_NAME));
        }
        return value;
    }

    private void unique(Set<String> seen, String sheet, SheetRow row, String column, String value) {
        if (!value.isEmpty() && !seen.add(value)) {
            error(sheet, row, column, "“%s”出现了两次".formatted(value));
        }
    }

    private <T> Optional<T> oneOf(String sheet, SheetRow row, String column, T[] values, Function<T, String> label) {
        var cell = row.cell(column);
        var match = Arrays.stream(values)
                .filter(value -> label.apply(value).equals(cell))
                .findFirst();
        if (match.isEmpty()) {
            var choice = Arrays.stream(values).map(label).collect(Collectors.joining("、"));
            error(sheet, row, column, "“%s”不在可选范围内，应为：%s".formatted(cell, choice));
        }
        return match;
    }

    private void error(String sheet, @Nullable SheetRow row, @Nullable String column, String message) {
        errors.add(new RosterError(sheet, row == null ? null : row.number(), column, message));
    }
}
