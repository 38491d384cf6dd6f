package org.dudao.opinion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the public sees and sends, without a login: the suggestion box, questionnaires, and the answers made public. */
@Controller
@RequestMapping("/public")
class PublicPages {

    /** From one address, which may be that of a whole office. */
    private static final RateLimit SUGGESTIONS = new RateLimit("suggestion", 10, Duration.ofMinutes(10));
    /** A hall full of people behind one address fills the same questionnaire in. */
    private static final RateLimit REPLIES = new RateLimit("questionnaire", 120, Duration.ofMinutes(10));

    private static final String THANKS = "redirect:/public/thanks";
    private static final String SUGGESTION_PAGE = "public-suggestions";
    private static final String QUESTIONNAIRE_PAGE = "public-questionnaire";

    private final OpinionIntakeService intake;
    private final QuestionnaireService questionnaires;
    private final VisitorQuestionService questions;
    private final PublishedAnswerQuery published;
    private final CampaignService campaigns;
    private final RateLimiter limits;
    private final UnitRepository units;
    private final Clock clock;

    PublicPages(
            OpinionIntakeService intake,
            QuestionnaireService questionnaires,
            VisitorQuestionService questions,
            PublishedAnswerQuery published,
            CampaignService campaigns,
            RateLimiter limits,
            UnitRepository units,
            Clock clock) {
        this.intake = intake;
        this.questionnaires = questionnaires;
        this.questions = questions;
        this.published = published;
        this.campaigns = campaigns;
        this.limits = limits;
        this.units = units;
        this.clock = clock;
    }

    /** Nothing of these pages stays behind in the browser of whoever used it. */
    @ModelAttribute
    void keepNothing(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    // The suggestion box

    @GetMapping("/suggestions")
    String suggestions(@RequestParam(required = false) @Nullable String unit, Model model) {
        return suggestionPage(unit, model);
    }

    /** @param website nobody sees this field, and only a program fills it in */
    @PostMapping("/suggestions")
    String suggest(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String contact,
            @RequestParam(required = false) @Nullable String website,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.take(SUGGESTIONS, request.getRemoteAddr());
        var complaint = machineComplaint(website, token, answer)
                .or(() -> complaintOf(() -> enter(unit, textOf(words), textOf(contact))));
        if (complaint.isEmpty()) {
            return THANKS;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("complaint", complaint.get());
        model.addAttribute("words", words);
        model.addAttribute("contact", contact);
        return suggestionPage(unit, model);
    }

    private void enter(@Nullable String unit, String words, String contact) {
        var about = unit == null || unit.isBlank() ? null : unit;
        var said = new NewOpinion(
                about, OpinionChannel.SUGGESTION_BOX, words, LocalDate.now(clock), "", contact, null, "", null);
        intake.check(said);
        intake.enter(List.of(said), intake.campaignFor(about, null), null);
    }

    private String suggestionPage(@Nullable String unit, Model model) {
        model.addAttribute("open", campaigns.underWay().isPresent());
        addForm(unit, model);
        return SUGGESTION_PAGE;
    }

    private void addForm(@Nullable String unit, Model model) {
        model.addAttribute("units", units.findAllByOrderByCode());
        model.addAttribute("unit", unit);
        model.addAttribute("question", questions.put());
    }

    // Questionnaires

    @GetMapping("/questionnaires/{code}")
    String questionnaire(
            @PathVariable String code, @RequestParam(required = false) @Nullable String unit, Model model) {
        return questionnairePage(questionnaires.opened(code), unit, Map.of(), model);
    }

    @PostMapping("/questionnaires/{code}")
    String reply(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String website,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.take(REPLIES, request.getRemoteAddr());
        var questionnaire = questionnaires.opened(code);
        var answers = answersIn(request, questionnaire.questions().size());
        var about = unit == null || unit.isBlank() ? null : unit;
        var complaint = machineComplaint(website, token, answer)
                .or(() -> complaintOf(() -> {
                    requireUnit(about);
                    questionnaires.reply(questionnaire, about, answers);
                }));
        if (complaint.isEmpty()) {
            return THANKS;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("complaint", complaint.get());
        return questionnairePage(questionnaire, unit, answers, model);
    }

    private void requireUnit(@Nullable String unit) {
        if (unit != null && !units.existsById(unit)) {
            throw OpinionRefusal.wrong("没有这个单位，请重新选择。");
        }
    }

    private static Map<Integer, List<String>> answersIn(HttpServletRequest request, int questions) {
        var answers = new HashMap<Integer, List<String>>();
        for (int position = 1; position <= questions; position++) {
            var given = request.getParameterValues("q" + position);
            if (given != null) {
                answers.put(position, Arrays.asList(given));
            }
        }
        return answers;
    }

    private String questionnairePage(
            Questionnaire questionnaire, @Nullable String unit, Map<Integer, List<String>> answers, Model model) {
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("answers", answers);
        addForm(unit, model);
        return QUESTIONNAIRE_PAGE;
    }

    @GetMapping("/thanks")
    String thanks() {
        return "public-thanks";
    }

    /** What was answered and made public, the newest first. */
    @GetMapping("/opinions")
    String published(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("found", published.of(Math.max(page, 0)));
        return "public-opinions";
    }

    // What they have in common

    private Optional<String> machineComplaint(
            @Nullable String website, @Nullable String token, @Nullable String answer) {
        return website == null || website.isEmpty()
                ? questions.complaint(token, answer)
                : Optional.of("没有提交成功：“网址”一栏请不要填写。");
    }

    /** Why it was refused, for the page on which everything that was typed still stands. */
    private static Optional<String> complaintOf(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.reason());
        }
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** As a page that says why. */
    @ExceptionHandler
    String refused(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("complaint", refusal.reason());
        return "public-refused";
    }
}
