package org.dudao.campaign;

import org.dudao.refusal.Refusal;

/** A request that is wrong, or that the campaign's present state does not allow. */
class CampaignRefusal extends Refusal {

    private CampaignRefusal(Kind kind, String reason) {
        super(kind, reason);
    }

    static CampaignRefusal wrongPlan(String reason) {
        return new CampaignRefusal(Kind.BAD_REQUEST, reason);
    }

    static CampaignRefusal notNow(Campaign campaign, String reason) {
        return new CampaignRefusal(
                Kind.CONFLICT,
                "活动“%s”现在%s，%s".formatted(campaign.name(), campaign.state().label(), reason));
    }
}
