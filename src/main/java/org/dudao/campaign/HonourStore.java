package org.dudao.campaign;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units and persons that are named at the end of each campaign, in reading order. */
@Repository
class HonourStore {

    private final JdbcClient sql;

    HonourStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Replaces the former names. */
    void replace(String campaign, List<Honour> honours) {
        sql.sql("delete from dudao.honour where campaign = :campaign")
                .param("campaign", campaign)
                .update();
        for (int position = 1; position <= honours.size(); position++) {
            var honour = honours.get(position - 1);
            sql.sql(
                            """
                            insert into dudao.honour (campaign, position, kind, unit, name)
                            values (:campaign, :position, :kind, :unit, :name)""")
                    .param("campaign", campaign)
                    .param("position", position)
                    .param("kind", honour.kind().name())
                    .param("unit", honour.unit())
                    .param("name", honour.name())
                    .update();
        }
    }

    List<Honour> of(String campaign) {
        return sql.sql("select kind, unit, name from dudao.honour where campaign = :campaign order by position")
                .param("campaign", campaign)
                .query(Honour.class)
                .list();
    }
}
