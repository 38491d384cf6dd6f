package org.dudao.campaign;

import java.util.Comparator;
import java.util.List;
import org.dudao.campaign.NextStepsWorkflow.NextStep;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page 各活动: every campaign with its state, what happens next, and its own pages. */
@Controller
@PreAuthorize("hasAnyRole('office', 'leading-group', 'camunda-admin')")
class CampaignOverviewPages {

    /** Campaigns under way first, each group with the newest first: the number at the end of the id grows with every plan. */
    private static final Comparator<Campaign> UNDER_WAY_FIRST = Comparator.comparing(Campaign::isUnderWay)
            .thenComparing(campaign -> campaign.id().length())
            .thenComparing(Campaign::id)
            .reversed();

    private final CampaignRepository campaigns;
    private final NextStepsWorkflow nextSteps;

    CampaignOverviewPages(CampaignRepository campaigns, NextStepsWorkflow nextSteps) {
        this.campaigns = campaigns;
        this.nextSteps = nextSteps;
    }

    /**
     * A campaign.
     *
     * @param stage the stage that was opened last; empty before the first
     * @param hasPages whether the plan is approved, so that there are opinions, questionnaires and a ledger
     */
    record Line(String id, String label, String state, String stage, boolean hasPages, List<NextStep> nextSteps) {}

    @GetMapping("/campaigns")
    String campaigns(Model model) {
        model.addAttribute(
                "lines",
                campaigns.findAll().stream()
                        .sorted(UNDER_WAY_FIRST)
                        .map(this::line)
                        .toList());
        return "campaigns";
    }

    private Line line(Campaign campaign) {
        return new Line(
                campaign.id(),
                campaign.label(),
                campaign.progressLabel(),
                campaign.stage(campaign.lastOpenStage()).map(Stage::name).orElse(""),
                campaign.state() != Campaign.State.PLANNED && campaign.state() != Campaign.State.PLAN_RETURNED,
                nextSteps.of(campaign.id()));
    }
}
