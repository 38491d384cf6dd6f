package org.dudao.opinion;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The speakers of opinions. Only the office reads them. They are not written to processes, histories or logs. */
@Repository
class SpeakerStore {

    private final JdbcClient sql;

    SpeakerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param contact where the speaker wants the answer; empty for no answer */
    record Speaker(String name, String contact) {

        /** Without name and contact, so that no log line contains them. */
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

    /** Only the office may call this. */
    Optional<Speaker> of(long opinion) {
        return sql.sql("select name, contact from dudao.opinion_speaker where opinion = :opinion")
                .param("opinion", opinion)
                .query(Speaker.class)
                .optional();
    }
}
