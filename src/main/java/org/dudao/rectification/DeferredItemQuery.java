package org.dudao.rectification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicText;
import org.dudao.publication.PublicTextService;
import org.dudao.publication.Publication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The items that cannot be done now, as they are explained to the public. */
@Service
@Transactional(readOnly = true)
class DeferredItemQuery {

    private final JdbcClient sql;
    private final PublicTextService texts;
    private final Clock clock;

    DeferredItemQuery(JdbcClient sql, PublicTextService texts, Clock clock) {
        this.sql = sql;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A deferred item.
     *
     * @param explanation the last one that the people were told
     * @param since day of that explanation
     */
    record DeferredItem(String campaign, String unitName, String problem, String explanation, LocalDate since) {}

    private record LastExplanation(
            String campaign,
            long number,
            int position,
            String unitName,
            String problem,
            String explanation,
            Instant explainedAt) {

        /** A new explanation has a new key, so that a former correction does not replace it. */
        String key() {
            return DeferredItemQuery.key(number, position);
        }

        PublicText text() {
            return new PublicText(problem, explanation);
        }
    }

    /** The key of the public text of an explanation. */
    static String key(long item, int position) {
        return item + ":" + position;
    }

    /**
     * The deferred items. Everybody may see them, also without a login.
     *
     * @param campaign null for all campaigns
     */
    List<DeferredItem> all(@Nullable String campaign) {
        var items = explanations(campaign, null);
        var chosen = texts.changesOf(
                PublicSubject.LEDGER_ITEM,
                items.stream().map(LastExplanation::key).toList());
        return items.stream()
                .flatMap(item -> PublicTextService.shown(chosen, item.key(), item.text(), List.of())
                        .map(text -> new DeferredItem(
                                item.campaign(),
                                item.unitName(),
                                text.words(),
                                text.answer(),
                                LocalDate.ofInstant(item.explainedAt(), clock.getZone())))
                        .stream())
                .toList();
    }

    private List<LastExplanation> explanations(@Nullable String campaign, @Nullable Long number) {
        return sql.sql(
                        """
                        select i.campaign, i.number, e.position, u.name as unit_name, i.problem, e.why as explanation, e.at as explained_at
                        from dudao.ledger_item i
                        join dudao.unit u on u.code = i.unit
                        join lateral (
                            select position, why, at from dudao.ledger_event
                            where item = i.number and what in ('EXPLAINED', 'STILL_DEFERRED')
                            order by position desc limit 1) e on true
                        where i.state = 'CANNOT_NOW' and (:number::bigint is null or i.number = :number)
                            and (:campaign::text is null or i.campaign = :campaign)
                        order by i.number""")
                .param("campaign", campaign)
                .param("number", number)
                .query(LastExplanation.class)
                .list();
    }

    /** What the public reads of the item; empty unless it is deferred. */
    Optional<Publication> publication(long number) {
        return explanations(null, number).stream()
                .findFirst()
                .map(item -> texts.publication(PublicSubject.LEDGER_ITEM, item.key(), item.text(), List.of()));
    }

    /** The key of the item's present explanation; empty unless it is deferred. */
    Optional<String> publicKey(long number) {
        return explanations(null, number).stream().findFirst().map(LastExplanation::key);
    }
}
