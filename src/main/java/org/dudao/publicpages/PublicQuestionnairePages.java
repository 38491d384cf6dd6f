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
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
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

    private final QuestionnaireService questionnaires;
    private final ReplyService replies;
    private final PublicForm form;
    private final CampaignChoiceQuery campaigns;
    private final RateLimiter limits;

    PublicQuestionnairePages(
            QuestionnaireService questionnaires,
            ReplyService replies,
            PublicForm form,
            CampaignChoiceQuery campaigns,
            RateLimiter limits) {
        this.questionnaires = questionnaires;
        this.replies = replies;
        this.form = form;
        this.campaigns = campaigns;
        this.limits = limits;
    }

    @GetMapping
    String questionnaire(
            @PathVariable String code, @RequestParam(required = false) @Nullable String unit, Model model) {
        return questionnairePage(questionnaires.published(code), unit, Map.of(), model);
    }

    @PostMapping
    String reply(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String unit,
            @ModelAttribute PublicForm.ProgramCheck check,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.take(REPLIES, request.getRemoteAddr());
        var questionnaire = questionnaires.published(code);
        var answers = answersIn(request, questionnaire.questions().size());
        var complaint = form.submit(check, () -> {
            var unitCode = PublicForm.nullIfBlank(unit);
            form.requireUnit(unitCode);
            replies.reply(questionnaire, unitCode, answers);
        });
        if (complaint.isEmpty()) {
            return PublicForm.THANKS;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("complaint", complaint.get());
        return questionnairePage(questionnaire, unit, answers, model);
    }

    /** The parameters q1, q2, … by the question's position from 1. */
    private static Map<Integer, List<String>> answersIn(HttpServletRequest request, int questions) {
        var answers = new HashMap<Integer, List<String>>();
        for (int position = 1; position <= questions; position++) {
            var values = request.getParameterValues("q" + position);
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
