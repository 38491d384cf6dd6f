package org.dudao.review;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.dudao.organization.CandidateGroups;
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

    MaterialPages(MaterialListQuery list, MaterialRecordQuery records, AcceptanceWithdrawalService acceptances) {
        this.list = list;
        this.records = records;
        this.acceptances = acceptances;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) Material.@Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            Principal reader,
            HttpServletRequest request,
            Model model) {
        var lines = list.of(reader.getName(), state, Math.max(page, 0));
        model.addAttribute("lines", lines);
        model.addAttribute("states", Material.State.values());
        model.addAttribute("state", state);
        model.addAttribute("page", Math.max(page, 0));
        model.addAttribute(
                "mayImportRoster", request.isUserInRole(CandidateGroups.OFFICE) || request.isUserInRole(ADMINISTRATOR));
        model.addAttribute("more", lines.size() == MaterialListQuery.PAGE);
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
