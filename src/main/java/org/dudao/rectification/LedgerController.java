package org.dudao.rectification;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.NameQuery;
import org.dudao.organization.UnitChoice;
import org.dudao.publication.CorrectedText;
import org.dudao.publication.TakingDown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST interface of the ledger. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {

    private final LedgerListQuery list;
    private final LedgerRecordQuery records;
    private final CampaignChoiceQuery campaigns;
    private final LedgerActionService actions;
    private final DeferredItemService deferred;
    private final LedgerIntegrityCheck check;
    private final UnitChoice units;

    LedgerController(
            LedgerListQuery list,
            LedgerRecordQuery records,
            CampaignChoiceQuery campaigns,
            LedgerActionService actions,
            DeferredItemService deferred,
            LedgerIntegrityCheck check,
            UnitChoice units) {
        this.list = list;
        this.records = records;
        this.campaigns = campaigns;
        this.actions = actions;
        this.deferred = deferred;
        this.check = check;
        this.units = units;
    }

    /**
     * Body of a request to register an item.
     *
     * @param campaign a campaign's id; may be left out while the unit takes part in one only, and with opinions
     * @param unit name or code of the lead unit
     * @param helpers names or codes of the helping units
     * @param opinions numbers of the opinions that the item comes from
     */
    record NewItem(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String problem,
            @Nullable OpinionKind kind,
            @Nullable ItemOrigin origin,
            @Nullable String measures,
            @Nullable String leader,
            @Nullable String person,
            @Nullable LocalDate deadline,
            @Nullable Set<String> helpers,
            @Nullable Set<Long> opinions) {

        ItemDraft draft(UnitChoice units) {
            return new ItemDraft(
                    campaign,
                    units.code("牵头单位", unit).orElse(""),
                    text(problem),
                    Objects.requireNonNullElse(kind, OpinionKind.OTHER),
                    Objects.requireNonNullElse(origin, ItemOrigin.PROBLEM_LIST),
                    text(measures),
                    text(leader),
                    text(person),
                    deadline,
                    units.codes("协办单位", Objects.requireNonNullElse(helpers, Set.of())),
                    Objects.requireNonNullElse(opinions, Set.of()));
        }
    }

    record Registered(long number) {}

    record Words(@Nullable String words) {}

    record NewPerson(@Nullable String person, @Nullable String words) {}

    record Extension(@Nullable LocalDate until, @Nullable String words) {}

    /**
     * Lists the items of the ledger that the caller may see.
     *
     * @param campaign a campaign's id; without it all campaigns, each item has its campaign
     * @param page 0 for the first page
     */
    @GetMapping
    List<LedgerLine> items(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable UrgencyLight light,
            @RequestParam(defaultValue = "0") int page,
            Principal caller) {
        return list
                .of(caller.getName(), new LedgerListQuery.Filter(campaigns.forList(campaign), unit, state, light))
                .stream()
                .skip((long) Math.max(page, 0) * LedgerListQuery.PAGE)
                .limit(LedgerListQuery.PAGE)
                .toList();
    }

    /** Numbers of the items that the caller may see. */
    @GetMapping("/figures")
    LedgerListQuery.LedgerCounts figures(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal caller) {
        return list.figures(
                caller.getName(), new LedgerListQuery.Filter(campaigns.forList(campaign), unit, null, null));
    }

    /** Checks the hash chains. */
    @GetMapping("/check")
    @PreAuthorize("hasAnyRole('office', 'camunda-admin')")
    LedgerIntegrityCheck.Report check() {
        return check.run();
    }

    /** The people of a unit, one of whom is responsible for an item. The unit is a name or a code. */
    @GetMapping("/people")
    List<NameQuery.Member> people(@RequestParam String unit, Principal caller) {
        return actions.people(units.code("牵头单位", unit).orElse(""), caller.getName());
    }

    /** Returns an item with all its events. */
    @GetMapping("/{number}")
    LedgerRecord item(@PathVariable long number, Principal caller) {
        return records.of(number, caller.getName());
    }

    /** Puts an item on the ledger. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody NewItem item, Principal caller) {
        return new Registered(actions.register(item.draft(units), caller.getName()));
    }

    /** Reports progress of an item. */
    @PostMapping("/{number}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable long number, @RequestBody Words words, Principal caller) {
        actions.progress(number, text(words.words()), caller.getName());
    }

    /** Reports what a helping unit has done. */
    @PostMapping("/{number}/part")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void part(@PathVariable long number, @RequestBody Words words, Principal caller) {
        actions.reportPart(number, text(words.words()), caller.getName());
    }

    /** Names another responsible person. */
    @PostMapping("/{number}/person")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void person(@PathVariable long number, @RequestBody NewPerson change, Principal caller) {
        actions.changePerson(number, text(change.person()), text(change.words()), caller.getName());
    }

    /** Asks for a later deadline. */
    @PostMapping("/{number}/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extension(@PathVariable long number, @RequestBody Extension request, Principal caller) {
        actions.requestExtension(number, request.until(), text(request.words()), caller.getName());
    }

    /** Asks to defer an item that cannot be done now. */
    @PostMapping("/{number}/deferral")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deferral(@PathVariable long number, @RequestBody Words words, Principal caller) {
        actions.requestDeferral(number, text(words.words()), caller.getName());
    }

    /** The office corrects what the public reads of a deferred item, or makes it public again. */
    @PostMapping("/{number}/publication")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(@PathVariable long number, @RequestBody CorrectedText text, Principal caller) {
        deferred.correct(number, text.words(), text.answer(), text.reason(), caller.getName());
    }

    /** The office takes a deferred item from the public page. */
    @PostMapping("/{number}/publication/taking-down")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeDown(@PathVariable long number, @RequestBody TakingDown request, Principal caller) {
        deferred.takeDown(number, request.reason(), caller.getName());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
