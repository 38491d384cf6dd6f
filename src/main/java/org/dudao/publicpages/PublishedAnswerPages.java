package org.dudao.publicpages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The published answers, and the page after a submission. */
@Controller
@RequestMapping("/public")
class PublishedAnswerPages extends PublicPage {

    private final PublishedAnswerQuery answers;

    PublishedAnswerPages(PublishedAnswerQuery answers) {
        this.answers = answers;
    }

    @GetMapping("/thanks")
    String thanks() {
        return "public-thanks";
    }

    @GetMapping("/opinions")
    String publishedAnswers(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("found", answers.of(Math.max(page, 0)));
        return "public-opinions";
    }
}
