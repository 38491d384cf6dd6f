package org.dudao.publicpages;

import java.util.Optional;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
import org.dudao.visitor.VisitorDraftStore;
import org.dudao.visitor.VisitorQuestionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** What the forms without login have in common: the choice of the unit, the checks against programs, and the complaint. */
@Component
class PublicForm {

    /** The parameter with the secret of what was typed before. */
    static final String DRAFT = "draft";

    private final VisitorQuestionService questions;
    private final UnitRepository units;
    private final VisitorDraftStore drafts;
    private final RateLimiter limits;

    PublicForm(VisitorQuestionService questions, UnitRepository units, VisitorDraftStore drafts, RateLimiter limits) {
        this.questions = questions;
        this.units = units;
        this.drafts = drafts;
        this.limits = limits;
    }

    /** The fields against programs. A person does not see {@code website}; a program fills it in. */
    record ProgramCheck(@Nullable String website, @Nullable String token, @Nullable String answer) {}

    void addFields(@Nullable String unit, Model model) {
        model.addAttribute("units", units.findAllByOrderByCode());
        model.addAttribute("unit", unit);
        model.addAttribute("question", questions.challenge());
    }

    /** @return why nothing was submitted; empty when the submission ran. The page shows it above the filled-in form. */
    Optional<String> submit(ProgramCheck check, Runnable submission) {
        return programComplaint(check).or(() -> complaintOf(submission));
    }

    /** @return why the address must wait; empty when it need not */
    Optional<String> tooOften(RateLimit limit, String address) {
        return complaintOf(() -> limits.take(limit, address));
    }

    /**
     * The answer to a submission that was not accepted: a redirect to the form, which shows what was typed.
     *
     * @param form names the form
     * @param page the form's address
     * @param secret of what was typed before; null for nothing
     * @return empty when the text is too long to be kept; then the form is shown at once
     */
    Optional<String> backToForm(String form, String page, @Nullable String secret, VisitorDraftStore.Draft typed) {
        return drafts.keep(form, secret, typed).map(kept -> "redirect:%s?draft=%s".formatted(page, kept));
    }

    Optional<VisitorDraftStore.Draft> draft(String form, @Nullable String secret) {
        return drafts.find(form, secret);
    }

    void forget(@Nullable String secret) {
        drafts.forget(secret);
    }

    private Optional<String> programComplaint(ProgramCheck check) {
        return check.website() == null || check.website().isEmpty()
                ? questions.complaint(check.token(), check.answer())
                : Optional.of("没有提交成功：“网址”一栏请不要填写。");
    }

    private static Optional<String> complaintOf(Runnable submission) {
        try {
            submission.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.reason());
        }
    }

    void requireUnit(@Nullable String unit) {
        if (unit != null && !units.existsById(unit)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "没有这个单位，请重新选择。");
        }
    }

    /** The page after a successful submission; its links go on with the same campaign. */
    static String thanks(@Nullable String campaign) {
        return thanks(campaign, null, false);
    }

    /**
     * The page after a suggestion.
     *
     * @param receipt its receipt number
     * @param personal whether it has what looks like personal data
     */
    static String thanks(@Nullable String campaign, @Nullable String receipt, boolean personal) {
        var page = UriComponentsBuilder.fromPath("/public/thanks")
                .queryParamIfPresent("campaign", Optional.ofNullable(campaign))
                .queryParamIfPresent("receipt", Optional.ofNullable(receipt));
        return "redirect:"
                + (personal ? page.queryParam("personal", true) : page).encode().toUriString();
    }

    static @Nullable String nullIfBlank(@Nullable String unit) {
        return unit == null || unit.isBlank() ? null : unit;
    }
}
