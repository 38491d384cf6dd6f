package org.dudao.campaign;

/**
 * A campaign has changed its state. Published in the same transaction.
 *
 * @param state the name of the new state
 * @param stage the position of the stage that was opened last; 0 before the first
 */
public record CampaignStateChanged(String campaign, String state, int stage) {

    CampaignStateChanged(Campaign campaign) {
        this(campaign.id(), campaign.state().name(), campaign.lastOpenStage());
    }
}
