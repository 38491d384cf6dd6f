package org.dudao.publication;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of public texts. Rows are only added; the newest row of a key applies. */
@Repository
class PublicTextStore {

    private final JdbcClient sql;
    private final Clock clock;

    PublicTextStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param words null when the text is taken down
     * @param answer null when the text is taken down
     */
    record Change(
            String key,
            @Nullable String words,
            @Nullable String answer,
            boolean takenDown,
            String reason,
            String by,
            Instant at) {}

    /** @param text null takes it down */
    void add(PublicSubject subject, String key, @Nullable PublicText text, String reason, String by) {
        sql.sql(
                        """
                        insert into dudao.public_text (subject, key, words, answer, taken_down, reason, by, at)
                        values (:subject, :key, :words, :answer, :down, :reason, :by, :at)""")
                .param("subject", subject.name())
                .param("key", key)
                .param("words", text == null ? null : text.words())
                .param("answer", text == null ? null : text.answer())
                .param("down", text == null)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** All changes of these texts by key, the oldest first; a text without a change is not in the map. */
    Map<String, List<Change>> of(PublicSubject subject, Collection<String> keys) {
        return sql
                .sql(
                        """
                        select key, words, answer, taken_down, reason, by, at from dudao.public_text
                        where subject = :subject and key = any (:keys) order by id""")
                .param("subject", subject.name())
                .param("keys", keys.toArray(String[]::new))
                .query(Change.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Change::key));
    }

    /** The newest change of each of these texts that has one. */
    Map<String, Change> newest(PublicSubject subject, Collection<String> keys) {
        return sql
                .sql(
                        """
                        select distinct on (key) key, words, answer, taken_down, reason, by, at from dudao.public_text
                        where subject = :subject and key = any (:keys) order by key, id desc""")
                .param("subject", subject.name())
                .param("keys", keys.toArray(String[]::new))
                .query(Change.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Change::key, Function.identity()));
    }
}
