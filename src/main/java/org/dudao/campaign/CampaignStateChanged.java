package org.dudao.campaign;

/**
 * A campaign has come a step further or back; told within its transaction.
 *
 * @param state the name of its state now
 * @param stage the stage that was opened last, 0 before the first
 */
public record CampaignStateChanged(String campaign, String state, int stage) {

    CampaignStateChanged(Campaign campaign) {
        this(campaign.id(), campaign.state().name(), campaign.lastOpenStage());
    }
}
