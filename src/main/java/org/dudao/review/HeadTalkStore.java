package org.dudao.review;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Talks are only ever added. */
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
                .param(
                        "talkedOn",
                        Optional.ofNullable(talk.talkedOn()).map(Date::valueOf).orElse(null))
                .param("words", talk.words())
                .param("by", talk.recordedBy())
                .param("at", Timestamp.from(talk.recordedAt()))
                .update();
    }

    List<HeadTalk> of(long material) {
        return sql.sql("select * from dudao.head_talk where material = :material order by returns")
                .param("material", material)
                .query((row, number) -> new HeadTalk(
                        material,
                        row.getInt("returns"),
                        row.getBoolean("talked"),
                        Optional.ofNullable(row.getDate("talked_on"))
                                .map(Date::toLocalDate)
                                .orElse(null),
                        row.getString("words"),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
