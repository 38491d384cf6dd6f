package org.dudao.opinion;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages 问卷与意见箱: the office makes and reads questionnaires; a unit finds its own address to hand out. */
@Controller
@RequestMapping("/questionnaires")
@PreAuthorize("hasAnyRole('office', 'leading-group', 'units')")
class QuestionnairePages {

    private final QuestionnaireService questionnaires;
    private final VisitorQuestionService visitorQuestions;
    private final OpinionAccess readers;
    private final OpinionAddress address;
    private final UnitRepository units;

    QuestionnairePages(
            QuestionnaireService questionnaires,
            VisitorQuestionService visitorQuestions,
            OpinionAccess readers,
            OpinionAddress address,
            UnitRepository units) {
        this.questionnaires = questionnaires;
        this.visitorQuestions = visitorQuestions;
        this.readers = readers;
        this.address = address;
        this.units = units;
    }

    /** @param address where it is filled in */
    record Listed(Questionnaire questionnaire, String address, int replies) {}

    @GetMapping
    String list(Principal reader, Model model) {
        var scope = readers.of(reader.getName());
        var own = ownUnit(scope);
        List<Listed> listed = questionnaires.all().stream()
                .filter(one -> scope.seesAll() || one.state() == Questionnaire.State.OPEN)
                .map(one -> new Listed(
                        one,
                        address.of(one, own),
                        questionnaires.figures(one.id(), own).replies()))
                .toList();
        model.addAttribute("listed", listed);
        model.addAttribute("office", scope.isOffice());
        model.addAttribute("seesAll", scope.seesAll());
        model.addAttribute("own", own);
        model.addAttribute("box", address.suggestionBox(own));
        if (scope.isOffice()) {
            model.addAttribute(
                    "visitorQuestions",
                    visitorQuestions.all().stream()
                            .map(one -> "%s %s".formatted(one.question(), String.join("/", one.answers())))
                            .collect(Collectors.joining("\n")));
        }
        return "questionnaires";
    }

    private static @Nullable String ownUnit(OpinionAccess.Scope scope) {
        return scope.units().stream()
                .filter(unit -> scope.groups().contains(CandidateGroups.unit(unit)))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('office')")
    String make(Model model) {
        model.addAttribute("kinds", Questionnaire.QuestionKind.values());
        return "questionnaire";
    }

    @GetMapping("/{id:\\d+}")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String unit,
            Principal reader,
            Model model) {
        var questionnaire = questionnaires.get(id);
        var of = unit == null || unit.isBlank() ? null : unit;
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("office", readers.of(reader.getName()).isOffice());
        model.addAttribute("kinds", Questionnaire.QuestionKind.values());
        model.addAttribute("figures", questionnaires.figures(id, of));
        model.addAttribute("address", address.of(questionnaire, of));
        model.addAttribute("unit", of);
        List<Unit> all = units.findAllByOrderByCode();
        model.addAttribute("allUnits", all);
        return "questionnaire";
    }

    /** On a page, as a page. */
    @ExceptionHandler
    void refused(Refusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(refusal.kind().status());
    }
}
