package org.dudao.questionnaire;

import java.time.Clock;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.InitialPasswords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes, opens and closes the office's questionnaires. */
@Service
@Transactional
public class QuestionnaireService {

    private final QuestionnaireStore questionnaires;
    private final CampaignChoiceQuery campaigns;
    private final Clock clock;

    QuestionnaireService(QuestionnaireStore questionnaires, CampaignChoiceQuery campaigns, Clock clock) {
        this.questionnaires = questionnaires;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    long make(Questionnaire.Draft draft, String author) {
        var content = draft.checked();
        var code = InitialPasswords.generate().replaceAll("[^0-9A-Za-z]", "");
        return questionnaires.add(campaigns.forEntry(null, draft.campaign()), code, content, author, clock.instant());
    }

    /** Only a draft is changed: an open questionnaire may have replies. */
    void change(long id, Questionnaire.Draft draft) {
        var content = draft.checked();
        locked(id).require(Questionnaire.State.DRAFT, "已经开放，不能再改；需要改的，请另做一份。");
        questionnaires.change(id, content);
    }

    void open(long id) {
        locked(id).require(Questionnaire.State.DRAFT, "不能开放。");
        questionnaires.setState(id, Questionnaire.State.OPEN);
    }

    void close(long id) {
        locked(id).require(Questionnaire.State.OPEN, "不能结束。");
        questionnaires.setState(id, Questionnaire.State.CLOSED);
    }

    private Questionnaire locked(long id) {
        return questionnaires.findAndLock(id).orElseThrow(() -> unknown(id));
    }

    /**
     * The newest first.
     *
     * @param campaign null for all campaigns
     */
    @Transactional(readOnly = true)
    List<Questionnaire> of(@Nullable String campaign) {
        return questionnaires.of(campaign);
    }

    /** @throws QuestionnaireRefusal NOT_FOUND for an unknown id */
    @Transactional(readOnly = true)
    Questionnaire get(long id) {
        return questionnaires.find(id).orElseThrow(() -> unknown(id));
    }

    private static QuestionnaireRefusal unknown(long id) {
        return QuestionnaireRefusal.unknown("没有编号为 %d 的问卷。".formatted(id));
    }

    /**
     * The questionnaire at a public address, open or closed.
     *
     * @throws org.dudao.refusal.Refusal NOT_FOUND for an unknown code and for a draft
     */
    @Transactional(readOnly = true)
    public Questionnaire published(String code) {
        return questionnaires
                .findByCode(code)
                .filter(questionnaire -> questionnaire.state() != Questionnaire.State.DRAFT)
                .orElseThrow(() -> QuestionnaireRefusal.unknown("没有这份问卷，请核对网址。"));
    }
}
