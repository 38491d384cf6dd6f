package org.dudao.opinion;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was answered and made public, for everybody. Who spoke is not in it. */
@Service
@Transactional(readOnly = true)
class PublishedAnswerQuery {

    private static final int PAGE = 30;

    private final JdbcClient sql;

    PublishedAnswerQuery(JdbcClient sql) {
        this.sql = sql;
    }

    record Published(String unitName, LocalDate heardOn, @Nullable OpinionKind kind, String words, String answer) {}

    /** @param more whether there is a page after this one */
    record Page(List<Published> lines, int page, boolean more) {}

    Page of(int page) {
        var lines = sql.sql(
                        """
                        select coalesce(u.name, '全县') as unit_name, o.heard_on, o.kind, o.words, o.answer
                        from dudao.opinion o left join dudao.unit u on u.code = o.unit
                        where o.feedback = 'PUBLISHED' order by o.fed_back_at desc, o.number desc
                        limit :limit offset :offset""")
                .param("limit", PAGE + 1)
                .param("offset", (long) page * PAGE)
                .query((row, number) -> new Published(
                        row.getString("unit_name"),
                        row.getDate("heard_on").toLocalDate(),
                        OpinionListQuery.valueOf(OpinionKind.class, row.getString("kind")),
                        row.getString("words"),
                        row.getString("answer")))
                .list();
        return new Page(lines.stream().limit(PAGE).toList(), page, lines.size() > PAGE);
    }
}
