package org.dudao.opinion;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignChoice;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.UnitRepository;
import org.dudao.publication.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages 群众意见: the list with its batch work, entering, one opinion with its history, the common problems. */
@Controller
@RequestMapping("/opinions")
class OpinionPages {

    private final OpinionListQuery list;
    private final OpinionRecordQuery records;
    private final OpinionAccess access;
    private final OpinionCountQuery statistics;
    private final ProposalAcceptanceQuery proposals;
    private final CommonProblemQuery commonProblems;
    private final CampaignChoiceQuery campaigns;
    private final Directory directory;
    private final UnitRepository units;
    private final Clock clock;

    OpinionPages(
            OpinionListQuery list,
            OpinionRecordQuery records,
            OpinionAccess access,
            OpinionCountQuery statistics,
            ProposalAcceptanceQuery proposals,
            CommonProblemQuery commonProblems,
            CampaignChoiceQuery campaigns,
            Directory directory,
            UnitRepository units,
            Clock clock) {
        this.list = list;
        this.records = records;
        this.access = access;
        this.statistics = statistics;
        this.proposals = proposals;
        this.commonProblems = commonProblems;
        this.campaigns = campaigns;
        this.directory = directory;
        this.units = units;
        this.clock = clock;
    }

    /** The name of the person who acted, for the templates. */
    interface People {
        String name(@Nullable String login);
    }

    @ModelAttribute("people")
    People people() {
        return login -> login == null ? "群众" : directory.personName(login);
    }

    /** The choices of the filters. */
    @ModelAttribute
    void choices(Model model, Principal reader, HttpServletRequest request) {
        var scope = access.of(reader.getName());
        model.addAttribute("kinds", OpinionKind.values());
        model.addAttribute("groups", OpinionGroup.values());
        model.addAttribute("channels", OpinionChannel.values());
        model.addAttribute("concerns", Concern.values());
        model.addAttribute("states", Opinion.State.values());
        model.addAttribute("feedbacks", FeedbackMode.values());
        model.addAttribute("allUnits", units.findAllByOrderByCode());
        model.addAttribute("office", scope.isOffice());
        model.addAttribute("seesAll", scope.seesAll());
        model.addAttribute("enters", scope.isOffice() || request.isUserInRole(CandidateGroups.UNITS));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("scope", scope);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable OpinionKind kind,
            @RequestParam(required = false) @Nullable OpinionChannel channel,
            @RequestParam(required = false) Opinion.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(defaultValue = "0") int page,
            Principal reader,
            Model model) {
        var scope = (OpinionAccess.Scope) model.getAttribute("scope");
        var choice = campaigns.one(campaigns.ofPerson(reader.getName()), campaign);
        var filter = new OpinionListQuery.Filter(
                choice.id(), nullIfBlank(unit), kind, null, channel, state, mine, nullIfBlank(words), page);
        model.addAttribute("found", list.of(reader.getName(), filter));
        model.addAttribute("filter", filter);
        addCampaign(choice, model);
        addCounts(scope, choice.id(), filter.unit(), model);
        return "opinions";
    }

    private void addCounts(
            OpinionAccess.@Nullable Scope scope, @Nullable String campaign, @Nullable String unit, Model model) {
        if (scope == null || campaign == null) {
            return;
        }
        var countedUnit = unit == null && scope.units().size() == 1 && !scope.seesAll()
                ? scope.units().iterator().next()
                : unit;
        if ((scope.seesAll() && !"county".equals(unit))
                || (countedUnit != null && scope.units().contains(countedUnit))) {
            model.addAttribute("counts", statistics.of(campaign, countedUnit));
        }
        if (scope.seesAll()) {
            model.addAttribute("acceptance", proposals.of(campaign));
        }
    }

    private static void addCampaign(CampaignChoice choice, Model model) {
        model.addAttribute("campaigns", choice);
        model.addAttribute("campaign", choice.id());
    }

    private static @Nullable String nullIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping("/{number:\\d+}")
    String opinion(@PathVariable long number, Principal reader, Model model) {
        var opinion = records.of(number, reader.getName());
        model.addAttribute("opinion", opinion);
        addCampaign(campaigns.one(campaigns.all(), opinion.campaign()), model);
        model.addAttribute("wordParts", PersonalData.parts(opinion.words()));
        model.addAttribute("answerParts", PersonalData.parts(opinion.answer()));
        return "opinion";
    }

    /** 举一反三: the common problems, for the office and the leading group. */
    @GetMapping("/common")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    String common(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = CommonProblemQuery.DEFAULT_UNITS) int units,
            Model model) {
        var choice = campaigns.one(campaigns.all(), campaign);
        int leastUnits = Math.max(units, CommonProblemQuery.FEWEST_UNITS);
        var problems = choice.shown() == null
                ? List.<CommonProblemQuery.Problem>of()
                : commonProblems.of(choice.shown().id(), leastUnits);
        addCampaign(choice, model);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "links", problems.stream().collect(Collectors.toMap(problem -> problem, OpinionPages::link)));
        model.addAttribute("least", leastUnits);
        return "common-opinions";
    }

    private static String link(CommonProblemQuery.Problem problem) {
        return problem.opinions().stream()
                .map(opinion -> "opinion=" + opinion.number())
                .collect(Collectors.joining("&", "/ledger/new?", "&common=true"));
    }
}
