package org.dudao.organization;

import java.sql.Date;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All people on the roster with their roles, in one query: the repository makes two for each person. */
@Repository
public class PersonLineQuery {

    private final JdbcClient sql;
    private final UnitRepository units;
    private final SupervisionGroupRepository groups;

    PersonLineQuery(JdbcClient sql, UnitRepository units, SupervisionGroupRepository groups) {
        this.sql = sql;
        this.units = units;
        this.groups = groups;
    }

    /** By login. */
    public Collection<PersonLine> all() {
        var lines = new LinkedHashMap<String, PersonLine>();
        sql.sql(
                        """
                        select p.login, p.name, p.absent_until, m.role, m.party
                        from dudao.person p join dudao.membership m on m.person = p.login order by p.login""")
                .query(row -> {
                    var login = row.getString("login");
                    var name = row.getString("name");
                    var until = Optional.ofNullable(row.getDate("absent_until"))
                            .map(Date::toLocalDate)
                            .orElse(null);
                    lines.computeIfAbsent(login, added -> new PersonLine(login, name, until, new HashSet<>()))
                            .memberships()
                            .add(new Membership(Role.valueOf(row.getString("role")), row.getString("party")));
                });
        return List.copyOf(lines.values());
    }

    /** Writes roles as people do: 县水务局一把手, 县直第一督导组组长, 活动办综合组. */
    public Function<Membership, String> titles() {
        Map<String, String> unitNames =
                units.findAllByOrderByCode().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, String> groupNames = groups.findAllByOrderByCode().stream()
                .collect(Collectors.toMap(SupervisionGroup::code, SupervisionGroup::name));
        return membership -> {
            var role = membership.role().label();
            return switch (membership.role().partyKind()) {
                case UNIT -> unitNames.getOrDefault(membership.party(), membership.party()) + role;
                case SUPERVISION_GROUP ->
                    groupNames.getOrDefault(membership.party(), membership.party()) + role.replaceFirst("^督导组", "");
                case SECTION -> role + membership.party();
                case NONE -> role;
            };
        };
    }
}
