package org.dudao.campaign;

import java.util.List;
import org.dudao.calendar.MovedDueDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST access to campaigns and the standing of their units, for the office, the leading group and the administrator.
 */
@RestController
@RequestMapping("/api/campaigns")
@PreAuthorize("hasAnyRole('office', 'leading-group', 'camunda-admin')")
class CampaignController {

    private final CampaignRepository campaigns;
    private final UnitStandingQuery standings;
    private final HonourStore honours;
    private final CampaignActStore acts;

    CampaignController(
            CampaignRepository campaigns, UnitStandingQuery standings, HonourStore honours, CampaignActStore acts) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.honours = honours;
        this.acts = acts;
    }

    /** A line of the list. */
    record Line(String id, String name, String kind, String state) {

        static Line of(Campaign campaign) {
            return new Line(
                    campaign.id(),
                    campaign.name(),
                    campaign.kind(),
                    campaign.state().label());
        }
    }

    /**
     * A campaign with its calendar, the standing of its units (the best first), the units and persons named at its end,
     * and the record of the office's acts (the newest first).
     */
    record CampaignRecord(
            Line campaign,
            List<Stage> stages,
            List<UnitStanding> units,
            List<Honour> honours,
            List<CampaignActStore.Line> acts) {}

    /** Lists the campaigns. */
    @GetMapping
    List<Line> campaigns() {
        return campaigns.findAll().stream().map(Line::of).toList();
    }

    /** Returns a campaign with its stages, and where each unit stands. */
    @GetMapping("/{id}")
    CampaignRecord campaign(@PathVariable String id) {
        var campaign = campaigns.findById(id).orElseThrow(() -> CampaignRefusal.noCampaign(id));
        return new CampaignRecord(Line.of(campaign), campaign.stages(), standings.of(id), honours.of(id), acts.of(id));
    }

    /** Returns the due dates that an act of the office moved. */
    @GetMapping("/acts/{act}/due-dates")
    List<MovedDueDate> dueDates(@PathVariable long act) {
        return acts.moves(act);
    }
}
