package org.dudao.questionnaire;

import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.OpinionAccess;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitChoice;
import org.dudao.organization.UnitRepository;
import org.dudao.visitor.QrCode;
import org.dudao.visitor.VisitorQuestionService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages 问卷与意见箱: the office makes questionnaires and reads the counts; a unit finds its public addresses. */
@Controller
@RequestMapping("/questionnaires")
@PreAuthorize("hasAnyRole('office', 'leading-group', 'units')")
class QuestionnairePages {

    private final QuestionnaireService questionnaires;
    private final ReplyCountsQuery replies;
    private final VisitorQuestionService visitorQuestions;
    private final CampaignChoiceQuery campaigns;
    private final OpinionAccess access;
    private final PublicFormAddress addresses;
    private final UnitRepository units;
    private final UnitChoice unitChoice;

    QuestionnairePages(
            QuestionnaireService questionnaires,
            ReplyCountsQuery replies,
            VisitorQuestionService visitorQuestions,
            CampaignChoiceQuery campaigns,
            OpinionAccess access,
            PublicFormAddress addresses,
            UnitRepository units,
            UnitChoice unitChoice) {
        this.questionnaires = questionnaires;
        this.replies = replies;
        this.visitorQuestions = visitorQuestions;
        this.campaigns = campaigns;
        this.access = access;
        this.addresses = addresses;
        this.units = units;
        this.unitChoice = unitChoice;
    }

    /** @param address the public address with the reader's own unit */
    record QuestionnaireLine(Questionnaire questionnaire, String address, int replies) {}

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String campaign, Principal reader, Model model) {
        var choice = campaigns.one(campaigns.ofPerson(reader.getName()), campaign);
        var scope = access.of(reader.getName());
        var own = ownUnit(scope);
        var shown = questionnaires.of(choice.id()).stream()
                .filter(questionnaire -> scope.seesAll() || questionnaire.state() == Questionnaire.State.OPEN)
                .toList();
        var counts = replies.countReplies(shown.stream().map(Questionnaire::id).toList(), own);
        var lines = shown.stream()
                .map(questionnaire -> new QuestionnaireLine(
                        questionnaire, addresses.of(questionnaire, own), counts.getOrDefault(questionnaire.id(), 0)))
                .toList();
        model.addAttribute("listed", lines);
        model.addAttribute("office", scope.isOffice());
        model.addAttribute("seesAll", scope.seesAll());
        model.addAttribute("own", own);
        model.addAttribute("campaigns", choice);
        model.addAttribute("box", addresses.ofSuggestionBox(choice.id(), own));
        if (scope.isOffice()) {
            model.addAttribute(
                    "visitorQuestions",
                    visitorQuestions.all().stream()
                            .map(question ->
                                    "%s %s".formatted(question.question(), String.join("/", question.answers())))
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
    String newQuestionnaire(@RequestParam(required = false) @Nullable String campaign, Model model) {
        model.addAttribute("campaigns", campaigns.forForm(campaigns.all(), campaign));
        model.addAttribute("kinds", Questionnaire.QuestionKind.values());
        return "questionnaire";
    }

    /** The page as the public sees it, in every state. */
    @GetMapping("/{id:\\d+}/preview")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    String preview(@PathVariable long id, @RequestParam(required = false) @Nullable String unit, Model model) {
        var questionnaire = questionnaires.get(id);
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute(
                "campaignName", campaigns.get(questionnaire.campaign()).name());
        model.addAttribute("answers", Map.of());
        model.addAttribute("units", units.findAllByOrderByCode());
        model.addAttribute("unit", unit);
        model.addAttribute("preview", true);
        return "public-questionnaire";
    }

    /** A page for printing, with the QR code of the questionnaire. */
    @GetMapping("/{id:\\d+}/poster")
    String poster(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String unit,
            Principal reader,
            Model model) {
        var questionnaire = questionnaires.get(id);
        if (questionnaire.state() != Questionnaire.State.OPEN
                && !access.of(reader.getName()).seesAll()) {
            throw QuestionnaireRefusal.notNow("问卷“%s”现在%s，不能印二维码。"
                    .formatted(questionnaire.title(), questionnaire.state().label()));
        }
        var code = unitChoice.code("单位", unit).orElse(null);
        return poster(questionnaire.title(), questionnaire.words(), addresses.of(questionnaire, code), code, model);
    }

    /** A page for printing, with the QR code of the suggestion box. */
    @GetMapping("/box/poster")
    String boxPoster(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal reader,
            Model model) {
        var choice = campaigns.one(campaigns.ofPerson(reader.getName()), campaign);
        var code = unitChoice.code("单位", unit).orElse(null);
        return poster("群众意见箱", "有意见、有建议，请扫码说一说。不用登录，不用留姓名。", addresses.ofSuggestionBox(choice.id(), code), code, model);
    }

    private String poster(String title, String words, String address, @Nullable String unit, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("words", words);
        model.addAttribute("address", address);
        model.addAttribute("qr", QrCode.svg(address));
        model.addAttribute(
                "unitName",
                unit == null ? null : units.findById(unit).map(Unit::name).orElse(null));
        return "poster";
    }

    @GetMapping("/{id:\\d+}")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    String questionnaire(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String unit,
            Principal reader,
            Model model) {
        var questionnaire = questionnaires.get(id);
        var unitCode = nullIfBlank(unit);
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("campaigns", campaigns.one(campaigns.all(), questionnaire.campaign()));
        model.addAttribute("office", access.of(reader.getName()).isOffice());
        model.addAttribute("kinds", Questionnaire.QuestionKind.values());
        model.addAttribute("replyCounts", replies.of(id, unitCode));
        model.addAttribute("address", addresses.of(questionnaire, unitCode));
        model.addAttribute("unit", unitCode);
        model.addAttribute("allUnits", units.findAllByOrderByCode());
        return "questionnaire";
    }

    private static @Nullable String nullIfBlank(@Nullable String unit) {
        return unit == null || unit.isBlank() ? null : unit;
    }
}
