package org.dudao.review;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The talks with heads of units. Rows are only added. */
@Repository
class HeadTalkStore {

    private final JdbcClient sql;

    HeadTalkStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(HeadTalk talk) {
        sql.sql(
                        """
                        insert into dudao.head_talk
                          (material, returns, talked, talked_on, words, recorded_by, recorded_at)
                        values (:material, :returns, :talked, :talkedOn, :words, :by, :at)""")
                .param("material", talk.material())
                .param("returns", talk.returns())
                .param("talked", talk.talked())
                .param("talkedOn", talk.talkedOn())
                .param("words", talk.words())
                .param("by", talk.recordedBy())
                .param("at", Timestamp.from(talk.recordedAt()))
                .update();
    }

    List<HeadTalk> of(long material) {
        return sql.sql("select * from dudao.head_talk where material = :material order by returns")
                .param("material", material)
                .query(HeadTalk.class)
                .list();
    }
}
