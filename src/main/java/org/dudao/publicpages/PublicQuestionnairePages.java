package org.dudao.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.questionnaire.Questionnaire;
import org.dudao.questionnaire.QuestionnaireService;
import org.dudao.questionnaire.ReplyService;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.VisitorDraftStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a questionnaire, filled in without login. */
@Controller
@RequestMapping("/public/questionnaires/{code}")
class PublicQuestionnairePages extends PublicPage {

    /** Per address; a meeting can fill in the same questionnaire behind one address. */
    private static final RateLimit REPLIES = new RateLimit("questionnaire", 120, Duration.ofMinutes(10));

    private static final String UNIT = "unit";
    private static final String QUESTION = "q";

    private final QuestionnaireService questionnaires;
    private final ReplyService replies;
    private final PublicForm form;
    private final CampaignChoiceQuery campaigns;

    PublicQuestionnairePages(
            QuestionnaireService questionnaires, ReplyService replies, PublicForm form, CampaignChoiceQuery campaigns) {
        this.questionnaires = questionnaires;
        this.replies = replies;
        this.form = form;
        this.campaigns = campaigns;
    }

    /** @param draft the secret of what was filled in before */
    @GetMapping
    String questionnaire(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String draft,
            Model model) {
        var questionnaire = questionnaires.published(code);
        return form.draft(formOf(code), draft)
                .map(typed -> filledIn(questionnaire, typed, draft, model))
                .orElseGet(() -> questionnairePage(questionnaire, unit, Map.of(), model));
    }

    private static String formOf(String code) {
        return "questionnaire " + code;
    }

    /** @param draft the secret of what was filled in before */
    @PostMapping
    String reply(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String draft,
            @ModelAttribute PublicForm.ProgramCheck check,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var tooOften = form.tooOften(REPLIES, request.getRemoteAddr());
        var questionnaire = questionnaires.published(code);
        var answers = answersIn(request, questionnaire.questions().size());
        if (tooOften.isPresent()) {
            response.setStatus(Refusal.Kind.TOO_MANY_REQUESTS.status());
            return filledIn(questionnaire, draft(tooOften.get(), unit, answers), draft, model);
        }
        var complaint = form.submit(check, () -> {
            var unitCode = PublicForm.nullIfBlank(unit);
            form.requireUnit(unitCode);
            replies.reply(questionnaire, unitCode, answers);
        });
        if (complaint.isEmpty()) {
            form.forget(draft);
            return PublicForm.thanks(questionnaire.campaign());
        }
        var typed = draft(complaint.get(), unit, answers);
        return form.backToForm(formOf(code), "/public/questionnaires/" + questionnaire.code(), draft, typed)
                .orElseGet(() -> {
                    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    return filledIn(questionnaire, typed, null, model);
                });
    }

    private static VisitorDraftStore.Draft draft(
            String complaint, @Nullable String unit, Map<Integer, List<String>> answers) {
        var fields = new HashMap<String, List<String>>();
        fields.put(UNIT, List.of(unit == null ? "" : unit));
        answers.forEach((position, values) -> fields.put(QUESTION + position, values));
        return new VisitorDraftStore.Draft(complaint, fields);
    }

    private String filledIn(
            Questionnaire questionnaire, VisitorDraftStore.Draft typed, @Nullable String draft, Model model) {
        var answers = new HashMap<Integer, List<String>>();
        for (int position = 1; position <= questionnaire.questions().size(); position++) {
            var values = typed.fields().get(QUESTION + position);
            if (values != null) {
                answers.put(position, values);
            }
        }
        model.addAttribute("complaint", typed.complaint());
        model.addAttribute(PublicForm.DRAFT, draft);
        return questionnairePage(questionnaire, typed.text(UNIT), answers, model);
    }

    /** The parameters q1, q2, … by the question's position from 1. */
    private static Map<Integer, List<String>> answersIn(HttpServletRequest request, int questions) {
        var answers = new HashMap<Integer, List<String>>();
        for (int position = 1; position <= questions; position++) {
            var values = request.getParameterValues(QUESTION + position);
            if (values != null) {
                answers.put(position, Arrays.asList(values));
            }
        }
        return answers;
    }

    private String questionnairePage(
            Questionnaire questionnaire, @Nullable String unit, Map<Integer, List<String>> answers, Model model) {
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("answers", answers);
        model.addAttribute("closedBecause", replies.closedBecause(questionnaire).orElse(null));
        model.addAttribute(
                "campaignName", campaigns.get(questionnaire.campaign()).name());
        form.addFields(unit, model);
        return "public-questionnaire";
    }
}
