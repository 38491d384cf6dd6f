package org.dudao.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The display names of many groups or people at once, with one statement for a whole list. */
@Service
public class NameQuery {

    private final JdbcClient sql;

    NameQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /** The names of candidate groups: 县水务局, 县直第一督导组, 活动办. A group without a name has its id. */
    public Map<String, String> ofGroups(Collection<String> candidateGroups) {
        return names(
                """
                select g, coalesce(u.name, s.name, case g when 'office' then '活动办' when 'leading-group' then '领导小组' end, g)
                from unnest(:ids) g
                left join dudao.unit u on g = 'unit-' || u.code
                left join dudao.supervision_group s on g = 'supervision-' || s.code""",
                candidateGroups);
    }

    /** The names of people, also of those who have left the roster. A login that no roster had is its own name. */
    public Map<String, String> ofPeople(Collection<String> logins) {
        return names(
                """
                select l, coalesce(p.name, f.name, l) from unnest(:ids) l
                left join dudao.person p on p.login = l
                left join dudao.former_person f on f.login = l""",
                logins);
    }

    /** A person of a unit with the label of the role: 主要负责人, 班子成员, 联络员. */
    public record Member(String login, String name, String role) {}

    /** The people of a unit, the head first. */
    public List<Member> members(String unit) {
        return sql.sql(
                        """
                        select p.login, p.name, min(m.role) as role from dudao.membership m
                        join dudao.person p on p.login = m.person
                        where m.party = :unit and m.role in ('HEAD', 'LEADER', 'LIAISON')
                        group by p.login, p.name order by role, p.login""")
                .param("unit", unit)
                .query((row, number) -> new Member(
                        row.getString("login"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")).label()))
                .list();
    }

    private Map<String, String> names(String query, Collection<String> ids) {
        var names = new HashMap<String, String>();
        sql.sql(query)
                .param("ids", ids.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }
}
