package org.dudao.rehearsal;

import java.security.Principal;
import org.dudao.rehearsal.DeployedModelsWorkflow.DeploymentLine;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page 模型 with all deployments, and the page of a rehearsal. */
@Controller
@RequestMapping("/models")
@PreAuthorize("hasAnyRole('designer', 'camunda-admin')")
class ModelPages {

    private final DeployedModelsWorkflow models;
    private final RehearsalService rehearsals;

    ModelPages(DeployedModelsWorkflow models, RehearsalService rehearsals) {
        this.models = models;
        this.rehearsals = rehearsals;
    }

    @GetMapping
    String list(Principal reader, Model model) {
        var deployments = models.all();
        model.addAttribute(
                "own", deployments.stream().filter(one -> !one.release()).toList());
        model.addAttribute(
                "product", deployments.stream().filter(DeploymentLine::release).toList());
        model.addAttribute("rehearsals", rehearsals.of(reader.getName()));
        return "models";
    }

    @GetMapping("/rehearsals/{id}")
    String rehearsal(@PathVariable String id, Principal reader, Model model) {
        model.addAttribute("rehearsal", rehearsals.get(id, reader.getName()));
        return "rehearsal";
    }
}
