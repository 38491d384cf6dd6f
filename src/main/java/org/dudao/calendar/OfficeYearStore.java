package org.dudao.calendar;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The years that the office has replaced or added. */
@Repository
class OfficeYearStore {

    private final JdbcClient sql;
    private final Clock clock;

    OfficeYearStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<CalendarYear> findAll() {
        return sql.sql("select year, csv from dudao.calendar_year")
                .query((row, number) -> CalendarCsv.read(
                        row.getInt("year"), row.getString("csv").getBytes(StandardCharsets.UTF_8)))
                .list();
    }

    void save(CalendarYear year, String login) {
        sql.sql(
                        """
                        insert into dudao.calendar_year (year, csv, saved_by, saved_at) values (:year, :csv, :login, :now)
                        on conflict (year) do update
                        set csv = excluded.csv, saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
                .param("year", year.year())
                .param("csv", CalendarCsv.write(year))
                .param("login", login)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
