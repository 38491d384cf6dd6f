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

    static CampaignRefusal noStage(Campaign campaign, int position) {
        return new CampaignRefusal(
                Kind.NOT_FOUND,
                "活动“%s”没有第%d个阶段，应在1到%d之间。"
                        .formatted(campaign.name(), position, campaign.stages().size()));
    }

    static CampaignRefusal noCampaign(String id) {
        return new CampaignRefusal(Kind.NOT_FOUND, "没有编号为 %s 的活动。".formatted(id));
    }

    static CampaignRefusal notNow(Campaign campaign, String reason) {
        return new CampaignRefusal(
                Kind.CONFLICT,
                "活动“%s”现在%s，%s".formatted(campaign.name(), campaign.state().label(), reason));
    }
}
