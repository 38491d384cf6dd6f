package org.dudao.campaign;

import org.dudao.workflow.Refusal;

/** What a campaign cannot do, as it was asked or as it stands. */
class CampaignRefused extends Refusal {

    private CampaignRefused(Kind kind, String reason) {
        super(kind, reason);
    }

    static CampaignRefused wrongPlan(String reason) {
        return new CampaignRefused(Kind.BAD_REQUEST, reason);
    }

    static CampaignRefused notNow(Campaign campaign, String reason) {
        return new CampaignRefused(
                Kind.CONFLICT,
                "活动“%s”现在%s，%s".formatted(campaign.name(), campaign.state().label(), reason));
    }
}
