package org.dudao.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.visitor.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of ratings: the list, one rating with its result, and slips for printing. */
@Controller
@RequestMapping("/ratings")
class RatingPages {

    private final RatingQuery views;
    private final RatingService office;
    private final RemarkService remarks;
    private final RatingWorkflow workflow;
    private final RatingMinimumTable minimums;
    private final CampaignChoiceQuery campaigns;
    private final BallotAddress address;

    RatingPages(
            RatingQuery views,
            RatingService office,
            RemarkService remarks,
            RatingWorkflow workflow,
            RatingMinimumTable minimums,
            CampaignChoiceQuery campaigns,
            BallotAddress address) {
        this.views = views;
        this.office = office;
        this.remarks = remarks;
        this.workflow = workflow;
        this.minimums = minimums;
        this.campaigns = campaigns;
        this.address = address;
    }

    /** @param unit the unit for which a rating is to be prepared; null leaves the form closed */
    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String unit,
            Principal reader,
            Model model) {
        var options = campaigns.ofPerson(reader.getName());
        var choice = campaigns.oneOrAll(options, campaign);
        var lines = views.list(reader.getName(), choice.id(), page);
        model.addAttribute("campaigns", choice);
        model.addAttribute("meetingCampaigns", campaigns.forForm(options, choice.id()));
        model.addAttribute("lines", lines);
        model.addAttribute("unit", unit);
        model.addAttribute("units", views.runnableBy(reader.getName()));
        model.addAttribute("categories", VoterCategory.values());
        model.addAttribute("fewest", minimums.of(RatingPurpose.MOBILISATION).ballots());
        model.addAttribute("page", Math.max(page, 0));
        model.addAttribute("more", lines.size() == RatingQuery.PAGE);
        return "ratings";
    }

    @GetMapping("/{id}")
    String rating(@PathVariable long id, Principal reader, HttpServletRequest request, Model model) {
        var rating = views.of(id, reader.getName());
        model.addAttribute("rating", rating);
        model.addAttribute("campaigns", campaigns.one(campaigns.all(), rating.campaign()));
        model.addAttribute(
                "publications", request.isUserInRole(CandidateGroups.OFFICE) ? remarks.publications(id) : List.of());
        model.addAttribute("openTask", rating.acts() ? workflow.openTask(id).orElse(null) : null);
        model.addAttribute("longestRemark", Rating.LONGEST_REMARK);
        return "rating";
    }

    record Slip(String qr, String code) {}

    /** Shows the secrets of the slips on a page, only once. */
    @PostMapping("/{id}/slips")
    String print(
            @PathVariable long id,
            @RequestParam VoterCategory category,
            @RequestParam(defaultValue = "false") boolean anew,
            Principal printer,
            HttpServletResponse response,
            Model model) {
        var slips = office.print(id, category, anew, printer.getName()).stream()
                .map(slip -> new Slip(QrCode.svg(address.ballot(slip.link())), slip.code()))
                .toList();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        var rating = views.of(id, printer.getName());
        model.addAttribute("rating", rating);
        model.addAttribute("campaign", campaigns.get(rating.campaign()).label());
        model.addAttribute("category", category.label());
        model.addAttribute("address", address.page());
        model.addAttribute("slips", slips);
        return "rating-slips";
    }
}
