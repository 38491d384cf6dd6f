package org.dudao.campaign;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The end of a unit that is dissolved or merged. */
@RestController
@RequestMapping("/api/units/{unit}")
@PreAuthorize("hasRole('office')")
class UnitController {

    private final ParticipationService participation;

    UnitController(ParticipationService participation) {
        this.participation = participation;
    }

    /**
     * Why a unit is dissolved.
     *
     * @param successor the code of the unit that it is merged into; null for none
     */
    record Dissolving(@Nullable String successor, @Nullable String reason) {}

    /**
     * What the dissolution does.
     *
     * @param successor the name of the unit that it is merged into; null for none
     * @param ended one sentence for each running campaign
     */
    record Effect(String unit, @Nullable String successor, List<String> ended) {}

    /**
     * Dissolves a unit, or merges it into another one. Its work in the running campaigns ends, and the roster can leave it out.
     * With dryRun=true nothing changes.
     */
    @PostMapping("/dissolution")
    Effect dissolve(
            @PathVariable String unit,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Dissolving request,
            Principal caller) {
        var successor = request.successor() == null || request.successor().isBlank()
                ? null
                : request.successor().strip();
        var effect = participation.checkDissolution(unit, successor);
        if (!dryRun) {
            var reason = request.reason() == null ? "" : request.reason().strip();
            participation.dissolve(unit, successor, reason, caller.getName());
        }
        return new Effect(
                effect.unit().name(),
                effect.successor() == null ? null : effect.successor().name(),
                effect.effects());
    }
}
