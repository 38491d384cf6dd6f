package org.dudao.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.publication.PersonalData;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.VisitorDraftStore;
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

    private static final String FORM = "suggestion";
    private static final String ADDRESS = "/public/suggestions";
    private static final String CAMPAIGN = "campaign";
    private static final String UNIT = "unit";
    private static final String WORDS = "words";
    private static final String CONTACT = "contact";

    private final SuggestionService suggestions;
    private final PublicForm form;
    private final CampaignChoiceQuery campaigns;

    SuggestionBoxPages(SuggestionService suggestions, PublicForm form, CampaignChoiceQuery campaigns) {
        this.suggestions = suggestions;
        this.form = form;
        this.campaigns = campaigns;
    }

    /** @param draft the secret of what was typed before */
    @GetMapping
    String suggestions(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String draft,
            Model model) {
        return form.draft(FORM, draft)
                .map(typed -> filledIn(typed, draft, model))
                .orElseGet(() -> suggestionPage(campaign, unit, model));
    }

    /**
     * @param campaign a campaign's id; may be left out while one campaign only collects
     * @param contact optional; how the visitor can be reached with the answer
     * @param draft the secret of what was typed before
     */
    @PostMapping
    String suggest(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String contact,
            @RequestParam(required = false) @Nullable String draft,
            @ModelAttribute PublicForm.ProgramCheck check,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var fields = Map.of(
                CAMPAIGN, List.of(text(campaign)),
                UNIT, List.of(text(unit)),
                WORDS, List.of(text(words)),
                CONTACT, List.of(text(contact)));
        var tooOften = form.tooOften(SUGGESTIONS, request.getRemoteAddr());
        if (tooOften.isPresent()) {
            response.setStatus(Refusal.Kind.TOO_MANY_REQUESTS.status());
            return filledIn(new VisitorDraftStore.Draft(tooOften.get(), fields), draft, model);
        }
        var receipt = new StringBuilder();
        var complaint = form.submit(
                check,
                () -> receipt.append(suggest(
                        PublicForm.nullIfBlank(campaign), PublicForm.nullIfBlank(unit), text(words), text(contact))));
        if (complaint.isEmpty()) {
            form.forget(draft);
            return PublicForm.thanks(
                    PublicForm.nullIfBlank(campaign),
                    receipt.toString(),
                    !PersonalData.find(text(words)).isEmpty());
        }
        var typed = new VisitorDraftStore.Draft(complaint.get(), fields);
        return form.backToForm(FORM, ADDRESS, draft, typed).orElseGet(() -> {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return filledIn(typed, null, model);
        });
    }

    private String suggest(@Nullable String campaign, @Nullable String unit, String words, String contact) {
        form.requireUnit(unit);
        return suggestions.suggest(campaign, unit, words, contact);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private String filledIn(VisitorDraftStore.Draft typed, @Nullable String draft, Model model) {
        model.addAttribute("complaint", typed.complaint());
        model.addAttribute(WORDS, typed.text(WORDS));
        model.addAttribute(CONTACT, typed.text(CONTACT));
        model.addAttribute(PublicForm.DRAFT, draft);
        return suggestionPage(typed.text(CAMPAIGN), typed.text(UNIT), model);
    }

    /** The page knows its campaign from its address or because one only collects; otherwise it asks for it. */
    private String suggestionPage(@Nullable String campaign, @Nullable String unit, Model model) {
        model.addAttribute("campaigns", campaigns.forPublicForm(PublicForm.nullIfBlank(campaign)));
        form.addFields(unit, model);
        return "public-suggestions";
    }
}
