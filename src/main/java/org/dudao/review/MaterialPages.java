package org.dudao.review;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.SupervisionGroupRepository;
import org.dudao.organization.UnitChoice;
import org.dudao.organization.UnitRepository;
import org.dudao.submission.Material;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages with the list of materials and the record of one material. */
@Controller
@RequestMapping("/materials")
class MaterialPages {

    /** The engine's group of administrators. */
    private static final String ADMINISTRATOR = "camunda-admin";

    private final MaterialListQuery list;
    private final MaterialRecordQuery records;
    private final AcceptanceWithdrawalService acceptances;
    private final CampaignChoiceQuery campaigns;
    private final UnitRepository units;
    private final SupervisionGroupRepository groups;
    private final UnitChoice unitChoice;

    MaterialPages(
            MaterialListQuery list,
            MaterialRecordQuery records,
            AcceptanceWithdrawalService acceptances,
            CampaignChoiceQuery campaigns,
            UnitRepository units,
            SupervisionGroupRepository groups,
            UnitChoice unitChoice) {
        this.list = list;
        this.records = records;
        this.acceptances = acceptances;
        this.campaigns = campaigns;
        this.units = units;
        this.groups = groups;
        this.unitChoice = unitChoice;
    }

    /** The fields of the filter, as typed. */
    record Typed(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String group,
            @Nullable String kind,
            Material.@Nullable State state) {}

    @GetMapping
    String list(
            Typed typed,
            @RequestParam(defaultValue = "0") int page,
            Principal reader,
            HttpServletRequest request,
            Model model) {
        var login = reader.getName();
        int shown = Math.max(page, 0);
        var unit = unitChoice.code("单位", typed.unit());
        var filter = new MaterialListQuery.Filter(
                campaigns.forList(typed.campaign()),
                unit.orElse(null),
                typed.group(),
                typed.kind(),
                typed.state(),
                null);
        var lines = list.of(login, filter, shown);
        model.addAttribute("lines", lines);
        model.addAttribute("typed", typed);
        model.addAttribute("unit", unit.orElse(null));
        model.addAttribute("states", Material.State.values());
        model.addAttribute("page", shown);
        model.addAttribute("more", lines.size() == MaterialListQuery.PAGE);
        model.addAttribute("campaigns", list.campaigns(login));
        model.addAttribute("kinds", list.kinds(filter.campaign()));
        boolean seesMany = Stream.of(CandidateGroups.OFFICE, CandidateGroups.LEADING_GROUP, CandidateGroups.SUPERVISION)
                .anyMatch(request::isUserInRole);
        model.addAttribute("units", seesMany ? units.findAllByOrderByCode() : List.of());
        model.addAttribute("groups", seesMany ? groups.findAllByOrderByCode() : List.of());
        model.addAttribute(
                "mayImportRoster", request.isUserInRole(CandidateGroups.OFFICE) || request.isUserInRole(ADMINISTRATOR));
        return "materials";
    }

    @GetMapping("/{id}")
    String material(@PathVariable long id, Principal reader, HttpServletRequest request, Model model) {
        var material = records.of(id, reader.getName());
        model.addAttribute("material", material);
        model.addAttribute("mayWithdraw", request.isUserInRole(material.owner()));
        model.addAttribute("mayTakeBack", acceptances.allows(id, reader.getName()));
        model.addAttribute("mayReopen", request.isUserInRole(CandidateGroups.OFFICE));
        return "material";
    }
}
