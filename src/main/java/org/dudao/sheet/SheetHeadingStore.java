package org.dudao.sheet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The headings that the office has added. */
@Repository
class SheetHeadingStore {

    private final JdbcClient sql;

    SheetHeadingStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<SheetHeading> all() {
        return sql.sql("select sheet, word, heading as column from dudao.sheet_heading order by sheet, heading, word")
                .query(SheetHeading.class)
                .list();
    }

    /** Adds a word, or changes the column that it means. */
    void save(SheetHeading heading, String by, Instant at) {
        sql.sql(
                        """
                        insert into dudao.sheet_heading (sheet, word, heading, added_by, added_at)
                        values (:sheet, :word, :heading, :by, :at)
                        on conflict (sheet, word) do update
                          set heading = excluded.heading, added_by = excluded.added_by, added_at = excluded.added_at""")
                .param("sheet", heading.sheet())
                .param("word", heading.word())
                .param("heading", heading.column())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @return whether the word was there */
    boolean remove(String sheet, String word) {
        return sql.sql("delete from dudao.sheet_heading where sheet = :sheet and word = :word")
                        .param("sheet", sheet)
                        .param("word", word)
                        .update()
                > 0;
    }
}
