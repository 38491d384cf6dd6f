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
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetBook;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWords;
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

    /** Each of the four sheets of a county has several hundred rows. The longest text is a name. */
    private static final int MOST_ROWS = 10_000;

    private static final int LONGEST_CELL = 1_000;

    /** In the order of the empty sheet. */
    static final List<SheetLayout> LAYOUTS = List.of(
            layout(GROUPS, CODE, NAME)
                    .withSynonyms(CODE, "编码", "组代码", "督导组代码", "督导组编码", "督导组编号", "编号")
                    .withSynonyms(NAME, "督导组", "督导组名称", "组名", "组名称"),
            layout(UNITS, CODE, NAME, KIND, GROUP)
                    .withSynonyms(CODE, "编码", "单位代码", "单位编码", "单位编号", "编号")
                    .withSynonyms(NAME, "单位", "单位名称", "单位全称")
                    .withSynonyms(KIND, "单位类别", "单位类型", "单位性质", "类型")
                    .withSynonyms(GROUP, "督导组代码", "督导组编码", "督导组编号", "联系督导组", "所属督导组"),
            layout(PEOPLE, LOGIN, PERSON_NAME, ROLE, PARTY)
                    .withSynonyms(LOGIN, "登陆名", "账号", "帐号", "登录账号", "登录帐号", "用户名")
                    .withSynonyms(PERSON_NAME, "人员姓名", "名字")
                    .withSynonyms(ROLE, "角色", "人员身份")
                    .withSynonyms(PARTY, "所属单位", "所属代码", "所属单位代码", "单位代码", "所属单位或督导组"),
            layout(TIES, LOGIN, UNIT, REASON)
                    .withSynonyms(LOGIN, "登陆名", "账号", "帐号", "登录账号", "登录帐号", "用户名")
                    .withSynonyms(UNIT, "单位代码", "回避单位", "回避单位代码")
                    .withSynonyms(REASON, "回避事由", "回避原因", "回避理由"));

    private static SheetLayout layout(String sheet, String... columns) {
        return SheetLayout.of(columns)
                .withName(sheet)
                .withComputedValues()
                .withMostRows(MOST_ROWS)
                .withLongestCell(LONGEST_CELL);
    }

    /** Codes and logins become ids of the engine's groups and users. Commas and blanks have a meaning in such ids. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,31}");

    private static final int LONGEST_NAME = 100;

    private final Map<String, SheetTable> sheets;
    private final Registered registered;
    private final ErrorList errors = new ErrorList();
    /** Sheets that are missing or lack a column. Nothing is said about what refers to them. */
    private final Set<String> unreadable = new HashSet<>();

    private final Map<String, Roster.GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, Roster.UnitEntry> units = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Set<Membership>> memberships = new LinkedHashMap<>();
    private final Map<String, Set<Tie>> ties = new LinkedHashMap<>();
    private final Map<Membership, Integer> membershipCounts = new HashMap<>();
    /** Units and groups with a person whose role is unknown. */
    private final Set<String> withUnknownRole = new HashSet<>();

    /**
     * Data from before the import.
     *
     * @param units codes of the registered units that are not dissolved; the roster must contain them
     * @param groups codes of the registered supervision groups; the roster can leave one out that has no units any more
     * @param people logins of the last roster
     * @param formerPeople logins of earlier rosters
     * @param otherLogins logins that do not come from a roster, such as the administrator's
     */
    record Registered(
            Collection<String> units,
            Collection<String> groups,
            Collection<String> people,
            Collection<String> formerPeople,
            Collection<String> otherLogins) {}

    private RosterCheck(SheetBook book, Registered registered) {
        this.sheets =
                book.tables().stream().collect(Collectors.toMap(SheetTable::sheet, Function.identity(), (a, b) -> a));
        this.registered = registered;
        refuseUnknownSheets(book);
    }

    /** @throws RosterRefusedException with the errors */
    static Roster check(SheetBook book, Registered registered) {
        var check = new RosterCheck(book, registered);
        check.readGroups();
        check.readUnits();
        check.readPeople();
        check.readTies();
        check.requireComplete();
        if (!check.errors.isEmpty()) {
            throw new RosterRefusedException(check.errors);
        }
        return check.roster();
    }

    /** Without this check, a sheet with a misspelt name would be ignored silently. */
    private void refuseUnknownSheets(SheetBook book) {
        book.unknown().forEach(name -> error(name, "不认识这张表，应为：督导组、单位、人员、回避"));
        var seen = new HashSet<String>();
        book.tables().stream()
                .map(SheetTable::sheet)
                .filter(name -> !seen.add(name))
                .forEach(name -> error(name, "这张表出现了两次"));
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
        var ids = new Ids(GROUPS, CODE, registered.groups());
        for (var row : rows(GROUPS, true)) {
            var code = ids.read(row);
            var name = name(GROUPS, row, NAME);
            unique(seenNames, GROUPS, row, NAME, name);
            if (code != null && groups.putIfAbsent(code, new Roster.GroupEntry(code, name)) != null) {
                error(GROUPS, row, CODE, "督导组“%s”出现了两次".formatted(code));
            }
        }
    }

    private void readUnits() {
        var seenNames = new HashSet<String>();
        var ids = new Ids(UNITS, CODE, registered.units());
        for (var row : rows(UNITS, true)) {
            var code = ids.read(row);
            var name = name(UNITS, row, NAME);
            unique(seenNames, UNITS, row, NAME, name);
            if (code != null && code.endsWith(CandidateGroups.HEAD_SUFFIX)) {
                error(UNITS, row, CODE, "“%s”不合要求，不能以 %s 结尾".formatted(code, CandidateGroups.HEAD_SUFFIX));
            }
            var kind = oneOf(UNITS, row, KIND, UnitKind.values(), UnitKind::label);
            var group = reference(UNITS, row, GROUP, GROUPS, "督导组", groups.keySet());
            if (code != null
                    && units.putIfAbsent(
                                    code, new Roster.UnitEntry(code, name, kind.orElse(UnitKind.DEPARTMENT), group))
                            != null) {
                error(UNITS, row, CODE, "单位“%s”出现了两次".formatted(code));
            }
        }
    }

    private void readPeople() {
        var known = new HashSet<>(registered.people());
        known.addAll(registered.formerPeople());
        var ids = new Ids(PEOPLE, LOGIN, known);
        for (var row : rows(PEOPLE, true)) {
            var login = ids.read(row);
            var name = PersonName.written(name(PEOPLE, row, PERSON_NAME));
            var role = oneOf(PEOPLE, row, ROLE, Role.values(), Role::label);
            if (role.isEmpty()) {
                withUnknownRole.add(row.cell(PARTY));
            }
            var membership = role.map(one -> new Membership(one, party(row, one)));
            if (login == null) {
                membership.ifPresent(this::count);
            } else {
                readPerson(row, login, name);
                membership.ifPresent(one -> readMembership(row, login, one));
            }
        }
    }

    private void readPerson(SheetRow row, String login, String name) {
        registered.otherLogins().stream()
                .filter(other -> SimilarCodes.spelling(other).equals(SimilarCodes.spelling(login)))
                .findFirst()
                .ifPresent(other -> error(PEOPLE, row, LOGIN, "登录名“%s”已由系统使用，请换一个".formatted(other)));
        var before = names.putIfAbsent(login, name);
        if (before != null && !SheetWords.same(before, name)) {
            error(PEOPLE, row, PERSON_NAME, "登录名“%s”前面写的是“%s”".formatted(login, before));
        }
    }

    private void readMembership(SheetRow row, String login, Membership membership) {
        if (memberships.computeIfAbsent(login, l -> new LinkedHashSet<>()).add(membership)) {
            count(membership);
        } else {
            error(PEOPLE, row, null, "这一行与前面的重复");
        }
    }

    private void count(Membership membership) {
        membershipCounts.merge(membership, 1, Integer::sum);
    }

    private String party(SheetRow row, Role role) {
        switch (role.partyKind()) {
            case UNIT -> {
                return reference(PEOPLE, row, PARTY, UNITS, "单位", units.keySet());
            }
            case SUPERVISION_GROUP -> {
                return reference(PEOPLE, row, PARTY, GROUPS, "督导组", groups.keySet());
            }
            case SECTION -> {
                return oneOf(PEOPLE, row, PARTY, Section.values(), Section::label)
                        .map(Section::label)
                        .orElse("");
            }
            case NONE -> {
                if (!row.cell(PARTY).isEmpty()) {
                    error(PEOPLE, row, PARTY, "%s不用填所属".formatted(role.label()));
                }
            }
        }
        return "";
    }

    private void readTies() {
        for (var row : rows(TIES, false)) {
            var login = row.cell(LOGIN);
            if (!names.containsKey(login) && !unreadable.contains(PEOPLE)) {
                cause(
                        TIES,
                        row,
                        LOGIN,
                        "人员表里没有登录名“%s”%s".formatted(login, SimilarCodes.question(login, names.keySet())));
            }
            var unit = reference(TIES, row, UNIT, UNITS, "单位", units.keySet());
            var tie = new Tie(unit, name(TIES, row, REASON));
            if (ties.computeIfAbsent(login, l -> new LinkedHashSet<>()).stream()
                    .anyMatch(other -> other.unit().equals(unit))) {
                error(TIES, row, null, "这一回避关系出现了两次");
            } else {
                ties.get(login).add(tie);
            }
        }
    }

    private void requireComplete() {
        for (var unit : units.values()) {
            if (isWithPeople(unit.code())) {
                requireOne(unit, Role.HEAD);
                if (count(Role.LIAISON, unit.code()) == 0) {
                    error(UNITS, "单位“%s %s”没有联络员".formatted(unit.code(), unit.name()));
                }
            }
        }
        var supervising =
                units.values().stream().map(Roster.UnitEntry::supervisionGroup).collect(Collectors.toSet());
        for (var group : groups.values()) {
            if (!supervising.contains(group.code()) && !unreadable.contains(UNITS)) {
                error(GROUPS, "督导组“%s %s”没有联系的单位".formatted(group.code(), group.name()));
            }
            if (isWithPeople(group.code()) && count(Role.GROUP_LEADER, group.code()) != 1) {
                error(GROUPS, "督导组“%s %s”应有一名组长".formatted(group.code(), group.name()));
            }
        }
        requireRegistered(UNITS, registered.units(), units.keySet());
    }

    /** Whether the roles of all people of a unit or group are known. */
    private boolean isWithPeople(String party) {
        return !unreadable.contains(PEOPLE) && !withUnknownRole.contains(party);
    }

    private void requireOne(Roster.UnitEntry unit, Role role) {
        int heads = count(role, unit.code());
        if (heads != 1) {
            error(UNITS, "单位“%s %s”应有一名%s，名册里有%d名".formatted(unit.code(), unit.name(), role.label(), heads));
        }
    }

    /** How many people have the role there. */
    private int count(Role role, String party) {
        return membershipCounts.getOrDefault(new Membership(role, party), 0);
    }

    /** A registered unit or group must stay on the roster. */
    private void requireRegistered(String sheet, Collection<String> codes, Set<String> listed) {
        if (!unreadable.contains(sheet)) {
            codes.stream()
                    .filter(code -> !listed.contains(code))
                    .forEach(code -> error(sheet, "%s“%s”已经登记，名册里不能缺少".formatted(sheet, code)));
        }
    }

    private List<SheetRow> rows(String name, boolean required) {
        var sheet = sheets.get(name);
        if (sheet == null) {
            if (required) {
                unreadable.add(name);
                error(name, "缺少这张表");
            }
            return List.of();
        }
        if (!sheet.missing().isEmpty()) {
            unreadable.add(name);
            sheet.missing().forEach(column -> errors.add(new RowError(name, sheet.headerRow(), column, "缺少这一列")));
        }
        return sheet.rows();
    }

    /**
     * The code in a cell that refers to another sheet.
     *
     * @return the code that is meant, also when the cell is wrong
     */
    private String reference(
            String sheet, SheetRow row, String column, String referred, String noun, Set<String> codes) {
        var code = row.cell(column);
        if (codes.contains(code) || unreadable.contains(referred)) {
            return code;
        }
        cause(sheet, row, column, "没有代码为“%s”的%s%s".formatted(code, noun, SimilarCodes.question(code, codes)));
        return SimilarCodes.proposal(code, codes).orElse(code);
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
        if (!value.isEmpty() && !seen.add(SheetWords.compact(value))) {
            error(sheet, row, column, "“%s”出现了两次".formatted(value));
        }
    }

    private <T> Optional<T> oneOf(String sheet, SheetRow row, String column, T[] values, Function<T, String> label) {
        var cell = row.cell(column);
        var match = Arrays.stream(values)
                .filter(value -> SheetWords.same(label.apply(value), cell))
                .findFirst();
        if (match.isEmpty()) {
            var choice = Arrays.stream(values).map(label).collect(Collectors.joining("、"));
            error(sheet, row, column, "“%s”不在可选范围内，应为：%s".formatted(cell, choice));
        }
        return match;
    }

    private void error(String sheet, String message) {
        errors.add(new RowError(sheet, null, null, message));
    }

    private void error(String sheet, SheetRow row, @Nullable String column, String message) {
        errors.add(row.error(column, message).in(sheet));
    }

    private void cause(String sheet, SheetRow row, String column, String message) {
        errors.addCause(row.error(column, message).in(sheet));
    }

    /** Reads the codes or logins of one sheet. A registered one must be written as it is registered. */
    private final class Ids {

        private final String sheet;
        private final String column;
        private final Collection<String> registered;
        private final Set<String> written;
        private final Map<String, String> spellings = new HashMap<>();

        Ids(String sheet, String column, Collection<String> registered) {
            this.sheet = sheet;
            this.column = column;
            this.registered = registered;
            var table = sheets.get(sheet);
            this.written = table == null
                    ? Set.of()
                    : table.rows().stream().map(row -> row.cell(column)).collect(Collectors.toSet());
            registered.forEach(code -> spellings.put(SimilarCodes.spelling(code), code));
        }

        /** The code that is meant, also when the cell is wrong; null when it is not known. */
        @Nullable String read(SheetRow row) {
            var value = row.cell(column);
            if (registered.contains(value)) {
                return value;
            }
            if (!ID.matcher(value).matches()) {
                var proposal = SimilarCodes.proposal(value, registered);
                error(
                        sheet,
                        row,
                        column,
                        "“%s”不合要求，应为 1 到 32 位的字母、数字、- 或 _%s"
                                .formatted(
                                        value, proposal.map("，是否 %s"::formatted).orElse("")));
                return proposal.orElse(null);
            }
            var before = spellings.putIfAbsent(SimilarCodes.spelling(value), value);
            if (before != null && !before.equals(value)) {
                var place = registered.contains(before) ? "已经登记的" : "前面的";
                error(sheet, row, column, "“%s”和%s“%s”只差大小写，应写成“%s”".formatted(value, place, before, before));
                return before;
            }
            var zerosLost = SimilarCodes.proposal(value, registered).filter(code -> !written.contains(code));
            zerosLost.ifPresent(
                    code -> error(sheet, row, column, "没有登记过“%s”，是否 %s；开头的零可能被 Excel 去掉了".formatted(value, code)));
            return zerosLost.orElse(value);
        }
    }
}
