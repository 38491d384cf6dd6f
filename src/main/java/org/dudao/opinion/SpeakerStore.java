package org.dudao.opinion;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who said what. Nobody but the office is told, and nothing of it goes into a process, a history or a log. */
@Repository
class SpeakerStore {

    private final JdbcClient sql;

    SpeakerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param contact where an answer is wanted; empty where none was left */
    record Speaker(String name, String contact) {

        /** Whatever prints it by mistake, prints nothing. */
        @Override
        public String toString() {
            return "Speaker";
        }
    }

    void add(long opinion, String name, String contact) {
        sql.sql("insert into dudao.opinion_speaker (opinion, name, contact) values (:opinion, :name, :contact)")
                .param("opinion", opinion)
                .param("name", name)
                .param("contact", contact)
                .update();
    }

    /** For the office alone. */
    Optional<Speaker> of(long opinion) {
        return sql.sql("select name, contact from dudao.opinion_speaker where opinion = :opinion")
                .param("opinion", opinion)
                .query((row, number) -> new Speaker(row.getString("name"), row.getString("contact")))
                .optional();
    }
}
