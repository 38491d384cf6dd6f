package org.dudao.evaluation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of printed slips: who, when and how many. */
@Repository
class SlipPrintingStore {

    private final JdbcClient sql;

    SlipPrintingStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Printing(VoterCategory category, int slips, String by, Instant at) {}

    void add(long rating, VoterCategory category, int slips, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.rating_printing (rating, category, slips, printed_by, printed_at)
                        values (:rating, :category, :slips, :by, :at)""")
                .param("rating", rating)
                .param("category", category.name())
                .param("slips", slips)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Printing> of(long rating) {
        return sql.sql(
                        """
                        select category, slips, printed_by as by, printed_at as at from dudao.rating_printing
                        where rating = :rating order by printed_at, category""")
                .param("rating", rating)
                .query(Printing.class)
                .list();
    }
}
