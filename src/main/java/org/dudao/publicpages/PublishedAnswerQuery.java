package org.dudao.publicpages;

import java.time.LocalDate;
import java.util.List;
import org.dudao.opinion.OpinionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opinions with a published answer, the newest answer first. Speakers are not included. */
@Service
@Transactional(readOnly = true)
class PublishedAnswerQuery {

    private static final int PAGE_SIZE = 30;

    private final JdbcClient sql;

    PublishedAnswerQuery(JdbcClient sql) {
        this.sql = sql;
    }

    record PublishedAnswer(
            String campaign,
            String unitName,
            LocalDate heardOn,
            @Nullable OpinionKind kind,
            String words,
            String answer) {}

    /** @param more whether there is a next page */
    record Page(List<PublishedAnswer> lines, int page, boolean more) {}

    /** @param campaign null for all campaigns */
    Page of(@Nullable String campaign, int page) {
        var lines = sql.sql(
                        """
                        select o.campaign, coalesce(u.name, '全县') as unit_name, o.heard_on, o.kind, o.words, o.answer
                        from dudao.opinion o left join dudao.unit u on u.code = o.unit
                        where o.feedback = 'PUBLISHED' and (:campaign::text is null or o.campaign = :campaign)
                        order by o.fed_back_at desc, o.number desc
                        limit :limit offset :offset""")
                .param("campaign", campaign)
                .param("limit", PAGE_SIZE + 1)
                .param("offset", (long) page * PAGE_SIZE)
                .query(PublishedAnswer.class)
                .list();
        return new Page(lines.stream().limit(PAGE_SIZE).toList(), page, lines.size() > PAGE_SIZE);
    }
}
