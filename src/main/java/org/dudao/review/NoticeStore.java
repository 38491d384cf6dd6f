package org.dudao.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** News for candidate groups, and who has seen them. */
@Repository
class NoticeStore {

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param link path of the page about it */
    record Notice(long id, String words, String link, Instant at) {}

    void add(String recipient, String words, String link, Instant at) {
        sql.sql("insert into dudao.notice (recipient, words, link, at) values (:recipient, :words, :link, :at)")
                .param("recipient", recipient)
                .param("words", words)
                .param("link", link)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The notices that this person has not seen, the newest first. */
    List<Notice> unseen(String login, Collection<String> groups, Instant earliest) {
        return sql.sql(
                        """
                        select id, words, link, at from dudao.notice n
                        where recipient = any (:groups) and at >= :earliest
                          and not exists (select from dudao.notice_seen s where s.notice = n.id and s.login = :login)
                        order by at desc, id desc""")
                .param("groups", groups.toArray(String[]::new))
                .param("earliest", Timestamp.from(earliest))
                .param("login", login)
                .query(Notice.class)
                .list();
    }

    void markSeen(String login, Collection<Long> notices) {
        sql.sql(
                        """
                        insert into dudao.notice_seen (notice, login)
                        select id, :login from dudao.notice where id = any (:notices)
                        on conflict do nothing""")
                .param("login", login)
                .param("notices", notices.toArray(Long[]::new))
                .update();
    }
}
