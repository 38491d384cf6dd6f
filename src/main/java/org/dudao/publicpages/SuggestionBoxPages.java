package org.dudao.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.NewOpinion;
import org.dudao.opinion.OpinionChannel;
import org.dudao.opinion.OpinionIntakeService;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The suggestion box (意见箱): a visitor writes an opinion about a unit or about the whole county. */
@Controller
@RequestMapping("/public/suggestions")
class SuggestionBoxPages extends PublicPage {

    /** Per address; a whole office can share one address. */
    private static final RateLimit SUGGESTIONS = new RateLimit("suggestion", 10, Duration.ofMinutes(10));

    private final OpinionIntakeService intake;
    private final PublicForm form;
    private final CampaignChoiceQuery campaigns;
    private final RateLimiter limits;
    private final Clock clock;

    SuggestionBoxPages(
            OpinionIntakeService intake,
            PublicForm form,
            CampaignChoiceQuery campaigns,
            RateLimiter limits,
            Clock clock) {
        this.intake = intake;
        this.form = form;
        this.campaigns = campaigns;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    String suggestions(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Model model) {
        return suggestionPage(campaign, unit, model);
    }

    /**
     * @param campaign a campaign's id; may be left out while one campaign only collects
     * @param contact optional; how the visitor can be reached with the answer
     */
    @PostMapping
    String suggest(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String contact,
            @ModelAttribute PublicForm.ProgramCheck check,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.take(SUGGESTIONS, request.getRemoteAddr());
        var complaint = form.submit(
                check,
                () -> enter(
                        PublicForm.nullIfBlank(campaign),
                        PublicForm.nullIfBlank(unit),
                        Objects.requireNonNullElse(words, ""),
                        Objects.requireNonNullElse(contact, "")));
        if (complaint.isEmpty()) {
            return PublicForm.thanks(PublicForm.nullIfBlank(campaign));
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("complaint", complaint.get());
        model.addAttribute("words", words);
        model.addAttribute("contact", contact);
        return suggestionPage(campaign, unit, model);
    }

    private void enter(@Nullable String campaign, @Nullable String unit, String words, String contact) {
        var opinion = new NewOpinion(
                unit, OpinionChannel.SUGGESTION_BOX, words, LocalDate.now(clock), "", contact, null, "", null);
        intake.check(opinion);
        intake.enter(List.of(opinion), campaigns.forPublic(unit, campaign), null);
    }

    /** The page knows its campaign from its address or because one only collects; otherwise it asks for it. */
    private String suggestionPage(@Nullable String campaign, @Nullable String unit, Model model) {
        model.addAttribute("campaigns", campaigns.forPublicForm(PublicForm.nullIfBlank(campaign)));
        form.addFields(unit, model);
        return "public-suggestions";
    }
}
