package org.dudao.opinion;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of visits. Rows are only added. */
@Repository
class VisitStore {

    private final JdbcClient sql;
    private final Clock clock;

    VisitStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    long add(Visit visit, String campaign, @Nullable String unit, String by) {
        return sql.sql(
                        """
                        insert into dudao.opinion_visit (campaign, unit, held_on, place, people, recorded_by, recorded_at)
                        values (:campaign, :unit, :heldOn, :place, :people, :by, :at) returning id""")
                .param("campaign", campaign)
                .param("unit", unit)
                .param("heldOn", Date.valueOf(visit.heldOn()))
                .param("place", visit.place().strip())
                .param("people", visit.people().strip())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<Visit> find(long id) {
        return sql.sql("select held_on, place, people from dudao.opinion_visit where id = :id")
                .param("id", id)
                .query(Visit.class)
                .optional();
    }
}
