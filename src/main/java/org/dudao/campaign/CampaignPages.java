package org.dudao.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.NameQuery;
import org.dudao.organization.UnitRepository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one campaign: the calendar of a campaign, units that come or go, and the record of the office's acts. */
@Controller
@RequestMapping("/campaigns")
@PreAuthorize("hasAnyRole('office', 'leading-group', 'camunda-admin')")
class CampaignPages {

    private final CampaignRepository campaigns;
    private final EnrolmentStore enrolments;
    private final CampaignActStore acts;
    private final UnitRepository units;
    private final NameQuery names;

    CampaignPages(
            CampaignRepository campaigns,
            EnrolmentStore enrolments,
            CampaignActStore acts,
            UnitRepository units,
            NameQuery names) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
        this.acts = acts;
        this.units = units;
        this.names = names;
    }

    /**
     * An act as the page shows it.
     *
     * @param by the name of the person
     */
    record ActLine(Instant at, String act, String effect, String reason, String by) {}

    @GetMapping("/{id:\\d+-\\d+}")
    String campaign(@PathVariable String id, HttpServletRequest request, Model model) {
        var campaign = campaigns.findById(id).orElseThrow(() -> CampaignRefusal.noCampaign(id));
        var participants = enrolments.participants(id);
        var all = units.findAllByOrderByCode();
        var record = acts.of(id);
        var people =
                names.ofPeople(record.stream().map(CampaignActStore.Line::by).toList());
        model.addAttribute("campaign", CampaignController.Line.of(campaign));
        model.addAttribute("label", campaign.label());
        model.addAttribute("progress", campaign.progressLabel());
        model.addAttribute("stages", campaign.stages());
        model.addAttribute("mayAct", request.isUserInRole(CandidateGroups.OFFICE) && campaign.isUnderWay());
        model.addAttribute("units", all);
        model.addAttribute(
                "outside",
                all.stream().filter(unit -> !participants.contains(unit.code())).toList());
        model.addAttribute(
                "acts",
                record.stream()
                        .map(act -> new ActLine(
                                act.at(),
                                act.act(),
                                act.effect(),
                                act.reason(),
                                people.getOrDefault(act.by(), act.by())))
                        .toList());
        return "campaign";
    }
}
