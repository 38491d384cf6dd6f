package org.dudao.publicpages;

import java.time.LocalDate;
import java.util.List;
import org.dudao.opinion.OpinionKind;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicText;
import org.dudao.publication.PublicTextService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The opinions with a published answer as the public reads them, the newest answer first. The speakers' names are only read to mask
 * them.
 */
@Service
@Transactional(readOnly = true)
class PublishedAnswerQuery {

    private static final int PAGE_SIZE = 30;

    private final JdbcClient sql;
    private final PublicTextService texts;

    PublishedAnswerQuery(JdbcClient sql, PublicTextService texts) {
        this.sql = sql;
        this.texts = texts;
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

    private record Line(
            String campaign,
            String number,
            String unitName,
            LocalDate heardOn,
            @Nullable OpinionKind kind,
            String words,
            String answer,
            String speaker,
            String contact) {

        PublicText text() {
            return new PublicText(words, answer);
        }

        PublishedAnswer shown(PublicText text) {
            return new PublishedAnswer(campaign, unitName, heardOn, kind, text.words(), text.answer());
        }
    }

    /** @param campaign null for all campaigns */
    Page of(@Nullable String campaign, int page) {
        var lines = sql.sql(
                        """
                        select o.campaign, o.number::text as number, coalesce(u.name, '全县') as unit_name, o.heard_on, o.kind, o.words,
                            o.answer, coalesce(s.name, '') as speaker, coalesce(s.contact, '') as contact
                        from dudao.opinion o
                        left join dudao.unit u on u.code = o.unit
                        left join dudao.opinion_speaker s on s.opinion = o.number
                        where o.feedback = 'PUBLISHED' and (:campaign::text is null or o.campaign = :campaign)
                        and not coalesce((
                            select t.taken_down from dudao.public_text t
                            where t.subject = 'OPINION' and t.key = o.number::text order by t.id desc limit 1), false)
                        order by o.fed_back_at desc, o.number desc
                        limit :limit offset :offset""")
                .param("campaign", campaign)
                .param("limit", PAGE_SIZE + 1)
                .param("offset", (long) page * PAGE_SIZE)
                .query(Line.class)
                .list();
        return new Page(shown(lines.stream().limit(PAGE_SIZE).toList()), page, lines.size() > PAGE_SIZE);
    }

    private List<PublishedAnswer> shown(List<Line> lines) {
        var chosen = texts.changesOf(
                PublicSubject.OPINION, lines.stream().map(Line::number).toList());
        return lines.stream()
                .flatMap(line -> PublicTextService.shown(
                        chosen, line.number(), line.text(), List.of(line.speaker(), line.contact()))
                        .map(line::shown)
                        .stream())
                .toList();
    }
}
