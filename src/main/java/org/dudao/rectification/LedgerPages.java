package org.dudao.rectification;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignChoice;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.Opinion;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.NameQuery;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of the ledger: the list, an item, a new item, the import; and the public page of deferred items. */
@Controller
class LedgerPages {

    /** Written-off items come last. */
    private static final Comparator<LedgerLine> MOST_URGENT_FIRST = Comparator.comparing(
                    (LedgerLine line) -> line.state() == ItemState.WRITTEN_OFF)
            .thenComparing(LedgerLine::light, Comparator.reverseOrder())
            .thenComparing(LedgerLine::deadline)
            .thenComparing(LedgerLine::number);

    private final LedgerListQuery list;
    private final LedgerRecordQuery records;
    private final DeferredItemQuery deferredItems;
    private final LedgerActionService actions;
    private final CampaignChoiceQuery campaigns;
    private final UnitRepository units;
    private final NameQuery names;

    LedgerPages(
            LedgerListQuery list,
            LedgerRecordQuery records,
            DeferredItemQuery deferredItems,
            LedgerActionService actions,
            CampaignChoiceQuery campaigns,
            UnitRepository units,
            NameQuery names) {
        this.list = list;
        this.records = records;
        this.deferredItems = deferredItems;
        this.actions = actions;
        this.campaigns = campaigns;
        this.units = units;
        this.names = names;
    }

    @GetMapping("/ledger")
    String ledger(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable UrgencyLight light,
            @RequestParam(defaultValue = "0") int page,
            Principal reader,
            HttpServletRequest request,
            Model model) {
        int shown = Math.max(page, 0);
        var choice = campaigns.oneOrAll(campaigns.ofPerson(reader.getName()), campaign);
        var all = list.of(reader.getName(), new LedgerListQuery.Filter(choice.id(), null, state, light));
        model.addAttribute("campaigns", choice);
        model.addAttribute(
                "counts", list.figures(reader.getName(), new LedgerListQuery.Filter(choice.id(), null, null, null)));
        model.addAttribute("lines", page(all, shown));
        model.addAttribute("more", all.size() > (shown + 1L) * LedgerListQuery.PAGE);
        model.addAttribute("page", shown);
        model.addAttribute("states", ItemState.values());
        model.addAttribute("lights", List.of(UrgencyLight.BLUE, UrgencyLight.YELLOW, UrgencyLight.RED));
        model.addAttribute("state", state);
        model.addAttribute("light", light);
        model.addAttribute("mayRegister", mayRegister(request));
        model.addAttribute("mayImport", mayImport(request));
        return "ledger";
    }

    private static List<LedgerLine> page(List<LedgerLine> all, int page) {
        return all.stream()
                .sorted(MOST_URGENT_FIRST)
                .skip((long) page * LedgerListQuery.PAGE)
                .limit(LedgerListQuery.PAGE)
                .toList();
    }

    private static boolean mayRegister(HttpServletRequest request) {
        return request.isUserInRole(CandidateGroups.UNITS)
                || request.isUserInRole(CandidateGroups.SUPERVISION)
                || request.isUserInRole(CandidateGroups.OFFICE);
    }

    private static boolean mayImport(HttpServletRequest request) {
        return request.isUserInRole(CandidateGroups.UNITS) || request.isUserInRole(CandidateGroups.OFFICE);
    }

    @GetMapping("/ledger/{number:\\d+}")
    String item(@PathVariable long number, Principal reader, HttpServletRequest request, Model model) {
        var item = records.of(number, reader.getName());
        boolean lead = request.isUserInRole(CandidateGroups.unit(item.line().unit()));
        boolean withUnit = item.line().state().isWithUnit();
        model.addAttribute("item", item);
        model.addAttribute(
                "campaigns", campaigns.one(campaigns.all(), item.line().campaign()));
        model.addAttribute("line", item.line());
        model.addAttribute("lead", lead);
        model.addAttribute("people", lead ? names.members(item.line().unit()) : List.of());
        model.addAttribute("publication", deferredItems.publication(number).orElse(null));
        model.addAttribute("office", request.isUserInRole(CandidateGroups.OFFICE));
        model.addAttribute("mayWrite", lead && item.line().state() != ItemState.WRITTEN_OFF);
        model.addAttribute(
                "mayAsk", lead && withUnit && item.requests().stream().noneMatch(asked -> asked.granted() == null));
        model.addAttribute(
                "mayReportPart",
                withUnit
                        && item.parts().stream()
                                .anyMatch(part -> request.isUserInRole(CandidateGroups.unit(part.unit()))));
        return "ledger-item";
    }

    @GetMapping("/ledger/new")
    String newItem(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(name = "opinion", defaultValue = "") List<Long> numbers,
            Principal reader,
            HttpServletRequest request,
            Model model) {
        var sources = actions.opinions(numbers, reader.getName());
        model.addAttribute("campaigns", choiceFor(sources, campaign, reader.getName()));
        var all = units.findAllByOrderByCode();
        var own = all.stream()
                .filter(unit -> request.isUserInRole(CandidateGroups.unit(unit.code())))
                .toList();
        model.addAttribute("own", own.size() == 1 ? own.get(0) : null);
        model.addAttribute("people", own.size() == 1 ? names.members(own.get(0).code()) : List.of());
        model.addAttribute("leads", own.isEmpty() ? all : own);
        model.addAttribute("units", all);
        addSources(sources, all, model);
        model.addAttribute("kinds", OpinionKind.values());
        model.addAttribute("origins", List.of(ItemOrigin.PROBLEM_LIST, ItemOrigin.OPINION, ItemOrigin.VISIT));
        return "ledger-new";
    }

    /** An item that comes from opinions belongs to their campaign. */
    private CampaignChoice choiceFor(List<Opinion> sources, @Nullable String requested, String login) {
        var campaign = LedgerActionService.campaignOf(sources, requested);
        if (sources.isEmpty() || campaign == null) {
            return campaigns.forForm(campaigns.ofPerson(login), campaign);
        }
        var ofOpinions = campaigns.get(campaign);
        return new CampaignChoice(List.of(ofOpinions), ofOpinions);
    }

    /** Prefills the form from the opinions that the item comes from. */
    private static void addSources(List<Opinion> sources, List<Unit> units, Model model) {
        model.addAttribute("sources", sources);
        model.addAttribute(
                "words",
                sources.stream()
                        .map(Opinion::words)
                        .findFirst()
                        .map(LedgerPages::problem)
                        .orElse(""));
        model.addAttribute(
                "kind",
                sources.stream()
                        .flatMap(opinion -> opinion.kind().stream())
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "concerned",
                sources.stream().map(Opinion::unit).filter(Objects::nonNull).collect(Collectors.toSet()));
        model.addAttribute("unitNames", units.stream().collect(Collectors.toMap(Unit::code, Unit::name)));
    }

    private static String problem(String words) {
        return words.substring(0, Math.min(words.length(), NewLedgerItem.LONGEST_PROBLEM));
    }

    /** The former address of the page. */
    @GetMapping("/ledger/import")
    String importPage() {
        return "redirect:/imports/ledger";
    }

    /** Deferred items with their explanations; no login is required. */
    @GetMapping("/public/ledger")
    String deferred(@RequestParam(required = false) @Nullable String campaign, Model model) {
        var choice = campaigns.oneOrAll(campaigns.ofPublic(), campaign);
        model.addAttribute("campaigns", choice);
        model.addAttribute("items", deferredItems.all(choice.id()));
        return "ledger-public";
    }
}
