package org.dudao.publicpages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.visitor.VisitorQuestionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriUtils;

/** What the forms without login have in common: the choice of the unit, the checks against programs, and the complaint. */
@Component
class PublicForm {

    /** The page after a successful submission. */
    static final String THANKS = "redirect:/public/thanks";

    private final VisitorQuestionService questions;
    private final UnitRepository units;

    PublicForm(VisitorQuestionService questions, UnitRepository units) {
        this.questions = questions;
        this.units = units;
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
        return campaign == null
                ? THANKS
                : THANKS + "?campaign=" + UriUtils.encodeQueryParam(campaign, StandardCharsets.UTF_8);
    }

    static @Nullable String nullIfBlank(@Nullable String unit) {
        return unit == null || unit.isBlank() ? null : unit;
    }
}
