package org.dudao.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings of materials and their checks in later rounds. Rows are only added. */
@Repository
class FindingStore {

    private final JdbcClient sql;

    FindingStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(long material, int round, NewFinding finding, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.finding (material, round, place, kind, remedy, raised_by, raised_at)
                        values (:material, :round, :place, :kind, :remedy, :by, :at)""")
                .param("material", material)
                .param("round", round)
                .param("place", finding.place())
                .param("kind", finding.kind())
                .param("remedy", finding.remedy())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void check(long finding, int round, boolean settled, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.finding_check (finding, round, settled, checked_by, checked_at)
                        values (:finding, :round, :settled, :by, :at)""")
                .param("finding", finding)
                .param("round", round)
                .param("settled", settled)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The findings that the check in this round marked as settled. */
    List<Long> settledIn(long material, int round) {
        return sql.sql(
                        """
                        select c.finding from dudao.finding_check c join dudao.finding f on f.id = c.finding
                        where f.material = :material and c.round = :round and c.settled order by c.finding""")
                .param("material", material)
                .param("round", round)
                .query(Long.class)
                .list();
    }

    /** Removes the checks of a round whose acceptance is taken back; the findings are open again. */
    void uncheck(long material, int round) {
        sql.sql(
                        """
                        delete from dudao.finding_check c using dudao.finding f
                        where f.id = c.finding and f.material = :material and c.round = :round""")
                .param("material", material)
                .param("round", round)
                .update();
    }

    /** Every finding of a material, the oldest first. */
    List<Finding> of(long material) {
        var checks = checksOf(material);
        return sql.sql("select * from dudao.finding where material = :material order by id")
                .param("material", material)
                .query((row, number) -> new Finding(
                        row.getLong("id"),
                        material,
                        row.getInt("round"),
                        row.getString("place"),
                        row.getString("kind"),
                        row.getString("remedy"),
                        row.getString("raised_by"),
                        row.getTimestamp("raised_at").toInstant(),
                        checks.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** The findings of a material that are not settled yet, the oldest first. */
    List<Finding> openOf(long material) {
        return of(material).stream().filter(finding -> !finding.isSettled()).toList();
    }

    private Map<Long, List<Finding.Check>> checksOf(long material) {
        return sql
                .sql(
                        """
                        select c.* from dudao.finding_check c join dudao.finding f on f.id = c.finding
                        where f.material = :material order by c.round""")
                .param("material", material)
                .query(Finding.Check.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Finding.Check::finding));
    }
}
