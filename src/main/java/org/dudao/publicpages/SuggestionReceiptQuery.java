package org.dudao.publicpages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dudao.opinion.FeedbackMode;
import org.dudao.opinion.Opinion;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicText;
import org.dudao.publication.PublicTextService;
import org.dudao.visitor.TypedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of a suggestion, for the holder of its receipt number: the state, and the answer when it is public. */
@Service
@Transactional(readOnly = true)
class SuggestionReceiptQuery {

    private final JdbcClient sql;
    private final PublicTextService texts;

    SuggestionReceiptQuery(JdbcClient sql, PublicTextService texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /**
     * @param state a sentence
     * @param published what the public reads; null unless the answer is public
     */
    record ReceiptView(String unitName, LocalDate suggestedOn, String state, @Nullable PublicText published) {}

    private record Suggestion(
            long number,
            String unitName,
            LocalDate heardOn,
            Opinion.State state,
            @Nullable FeedbackMode feedback,
            String words,
            String answer,
            String contact) {

        ReceiptView view(Optional<PublicText> published) {
            return new ReceiptView(unitName, heardOn, sentence(published.isPresent()), published.orElse(null));
        }

        private String sentence(boolean isPublic) {
            return switch (state) {
                case UNSORTED -> "已经收到，正在确定由谁办理。";
                case HANDED_ON, IN_HAND -> "正在办理。";
                case ANSWERED -> "已经有了答复，正在准备反馈。";
                case FED_BACK ->
                    feedback == FeedbackMode.SENT_BACK
                            ? "已经办完，答复已经另行反馈，没有公开。"
                            : isPublic ? "已经办完，答复已经公开。" : "已经办完，公开的答复现在已经撤下；有疑问请同县活动办联系。";
            };
        }
    }

    /** @param code as typed; blanks, dashes and lower case make no difference */
    Optional<ReceiptView> of(String code) {
        return sql.sql(
                        """
                        select o.number, coalesce(u.name, '全县') as unit_name, o.heard_on, o.state, o.feedback, o.words,
                            o.answer, coalesce(s.contact, '') as contact
                        from dudao.suggestion_receipt r
                        join dudao.opinion o on o.number = r.opinion
                        left join dudao.unit u on u.code = o.unit
                        left join dudao.opinion_speaker s on s.opinion = o.number
                        where r.hash = :hash""")
                .param("hash", TypedSecret.hash(code))
                .query(Suggestion.class)
                .optional()
                .map(suggestion -> suggestion.view(published(suggestion)));
    }

    private Optional<PublicText> published(Suggestion suggestion) {
        if (suggestion.feedback() != FeedbackMode.PUBLISHED) {
            return Optional.empty();
        }
        var key = String.valueOf(suggestion.number());
        return PublicTextService.shown(
                texts.changesOf(PublicSubject.OPINION, List.of(key)),
                key,
                new PublicText(suggestion.words(), suggestion.answer()),
                List.of(suggestion.contact()));
    }
}
