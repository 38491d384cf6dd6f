package org.dudao.publicpages;

import java.util.regex.Pattern;
import org.dudao.campaign.CampaignChoiceQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page of the public, the published answers, and the page after a submission. */
@Controller
@RequestMapping("/public")
class PublishedAnswerPages extends PublicPage {

    private static final Pattern RECEIPT = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");

    private final PublishedAnswerQuery answers;
    private final CampaignChoiceQuery campaigns;

    PublishedAnswerPages(PublishedAnswerQuery answers, CampaignChoiceQuery campaigns) {
        this.answers = answers;
        this.campaigns = campaigns;
    }

    /** The start page: the campaigns that collect opinions now, and the published answers of all. */
    @GetMapping
    String start(Model model) {
        model.addAttribute("open", campaigns.openToPublic());
        model.addAttribute("all", campaigns.ofPublic());
        return "public-start";
    }

    /**
     * @param receipt the receipt number of a suggestion
     * @param personal whether the suggestion has what looks like personal data
     */
    @GetMapping("/thanks")
    String thanks(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String receipt,
            @RequestParam(defaultValue = "false") boolean personal,
            Model model) {
        model.addAttribute("campaign", campaign);
        model.addAttribute(
                "receipt", receipt != null && RECEIPT.matcher(receipt).matches() ? receipt : null);
        model.addAttribute("personal", personal);
        return "public-thanks";
    }

    @GetMapping("/opinions")
    String publishedAnswers(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var choice = campaigns.oneOrAll(campaigns.ofPublic(), campaign);
        model.addAttribute("campaigns", choice);
        model.addAttribute("found", answers.of(choice.id(), Math.max(page, 0)));
        return "public-opinions";
    }
}
