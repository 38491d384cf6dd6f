package org.dudao.publicpages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.NewOpinion;
import org.dudao.opinion.OpinionChannel;
import org.dudao.opinion.OpinionIntakeService;
import org.dudao.visitor.TypedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters a suggestion of the public and gives it a receipt number. */
@Service
@Transactional
class SuggestionService {

    private final OpinionIntakeService intake;
    private final SuggestionReceiptStore receipts;
    private final CampaignChoiceQuery campaigns;
    private final Clock clock;

    SuggestionService(
            OpinionIntakeService intake, SuggestionReceiptStore receipts, CampaignChoiceQuery campaigns, Clock clock) {
        this.intake = intake;
        this.receipts = receipts;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * @param campaign null when one campaign only collects
     * @param contact how the visitor can be reached with the answer; empty for no answer
     * @return the receipt number, of 65 random bits; only its hash is stored
     * @throws org.dudao.refusal.Refusal naming the field
     */
    String suggest(@Nullable String campaign, @Nullable String unit, String words, String contact) {
        var opinion = new NewOpinion(
                unit, OpinionChannel.SUGGESTION_BOX, words, LocalDate.now(clock), "", contact, null, "", null);
        intake.check(opinion);
        var numbers = intake.enter(List.of(opinion), campaigns.forPublic(unit, campaign), null);
        var code = TypedSecret.newCode();
        receipts.add(TypedSecret.hash(code), numbers.get(0));
        return TypedSecret.grouped(code);
    }
}
