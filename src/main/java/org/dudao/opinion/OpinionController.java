package org.dudao.opinion;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.publication.CorrectedText;
import org.dudao.publication.PersonalData;
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

/** Opinions by API: the list, one opinion with its history, entering, batches of sorting and answering, the counts. */
@RestController
@RequestMapping("/api/opinions")
class OpinionController {

    private final OpinionListQuery list;
    private final OpinionRecordQuery records;
    private final OpinionEntryService entry;
    private final OpinionBatchService batches;
    private final OpinionPublicationService publication;
    private final OpinionCountQuery statistics;
    private final ProposalAcceptanceQuery proposals;
    private final CommonProblemQuery commonProblems;
    private final CampaignChoiceQuery campaigns;
    private final OpinionAccess access;

    OpinionController(
            OpinionListQuery list,
            OpinionRecordQuery records,
            OpinionEntryService entry,
            OpinionBatchService batches,
            OpinionPublicationService publication,
            OpinionCountQuery statistics,
            ProposalAcceptanceQuery proposals,
            CommonProblemQuery commonProblems,
            CampaignChoiceQuery campaigns,
            OpinionAccess access) {
        this.list = list;
        this.records = records;
        this.entry = entry;
        this.batches = batches;
        this.publication = publication;
        this.statistics = statistics;
        this.proposals = proposals;
        this.commonProblems = commonProblems;
        this.campaigns = campaigns;
        this.access = access;
    }

    /**
     * Lists the opinions that the caller may see.
     *
     * @param campaign a campaign's id; without it all campaigns, each line has its campaign
     * @param page 0 for the first page
     */
    @GetMapping
    OpinionListQuery.Page opinions(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable OpinionKind kind,
            @RequestParam(required = false) @Nullable OpinionGroup group,
            @RequestParam(required = false) @Nullable OpinionChannel channel,
            @RequestParam(required = false) Opinion.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(defaultValue = "0") int page,
            Principal caller) {
        return list.of(
                caller.getName(),
                new OpinionListQuery.Filter(
                        campaigns.forList(campaign), unit, kind, group, channel, state, mine, words, page));
    }

    /** Returns an opinion with all its events. */
    @GetMapping("/{number:\\d+}")
    OpinionRecord opinion(@PathVariable long number, Principal caller) {
        return records.of(number, caller.getName());
    }

    /** @param personalData the kinds of personal data in the opinions, as words; empty for none */
    record EnteredNumbers(List<Long> numbers, String personalData) {

        static EnteredNumbers of(List<Long> numbers, @Nullable List<OpinionEntryService.OpinionInput> opinions) {
            var texts = Objects.requireNonNullElse(opinions, List.<OpinionEntryService.OpinionInput>of()).stream()
                    .flatMap(opinion -> Stream.of(opinion.words(), opinion.answer()))
                    .filter(Objects::nonNull)
                    .toArray(String[]::new);
            return new EnteredNumbers(numbers, PersonalData.kinds(texts));
        }
    }

    /** Enters all opinions and answers 201 with their numbers, or enters none. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EnteredNumbers enter(@RequestBody OpinionEntryService.OpinionsInput input, Principal caller) {
        return EnteredNumbers.of(entry.enter(input, caller.getName()), input.opinions());
    }

    /** Records a visit with several opinions. */
    @PostMapping("/visits")
    @ResponseStatus(HttpStatus.CREATED)
    EnteredNumbers visit(@RequestBody OpinionEntryService.VisitInput visit, Principal caller) {
        return EnteredNumbers.of(entry.enterVisit(visit, caller.getName()), visit.opinions());
    }

    /** The office corrects what the public reads of an opinion, or makes it public again. */
    @PostMapping("/{number:\\d+}/publication")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(@PathVariable long number, @RequestBody CorrectedText text, Principal caller) {
        publication.correct(number, text.words(), text.answer(), text.reason(), caller.getName());
    }

    /** The office takes an opinion and its answer from the public page. */
    @PostMapping("/{number:\\d+}/publication/taking-down")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeDown(@PathVariable long number, @RequestBody TakingDown request, Principal caller) {
        publication.takeDown(number, request.reason(), caller.getName());
    }

    record SortingBatch(@Nullable List<OpinionBatchService.NumberedChoice> items) {}

    record AnsweringBatch(@Nullable List<Long> numbers, @Nullable String answer, @Nullable FeedbackMode feedback) {}

    record BatchResult(int done) {}

    /** Sorts all opinions or none; at most {@value OpinionBatchService#BATCH_LIMIT}. */
    @PostMapping("/sorting")
    BatchResult sort(@RequestBody SortingBatch batch, Principal caller) {
        return new BatchResult(batches.sort(Objects.requireNonNullElse(batch.items(), List.of()), caller.getName()));
    }

    /** Answers several opinions at once; all or none. */
    @PostMapping("/answers")
    BatchResult answer(@RequestBody AnsweringBatch batch, Principal caller) {
        return new BatchResult(batches.answer(
                Objects.requireNonNullElse(batch.numbers(), List.of()),
                Objects.requireNonNullElse(batch.answer(), ""),
                batch.feedback(),
                caller.getName()));
    }

    /**
     * The counts of a unit, for everybody who sees its opinions, or of the whole campaign, for the office and the leading group.
     *
     * @param campaign a campaign's id; may be left out while only one is under way
     * @param unit a unit's code; without it the whole campaign
     */
    @GetMapping("/figures")
    OpinionCountQuery.OpinionCounts figures(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal caller) {
        var scope = access.of(caller.getName());
        if (!scope.seesAll() && (unit == null || !scope.units().contains(unit))) {
            throw OpinionRefusal.notAllowed("只能看本单位或者本组所督导单位的意见数字；请写明 unit。");
        }
        return statistics.of(campaigns.forFigures(campaign), unit);
    }

    /**
     * 举一反三: the common problems.
     *
     * @param campaign as in the figures
     * @param units only problems of at least this number of units, 2 or more
     */
    @GetMapping("/common")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    List<CommonProblemQuery.Problem> common(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = CommonProblemQuery.DEFAULT_UNITS) int units) {
        return commonProblems.of(campaigns.forFigures(campaign), Math.max(units, CommonProblemQuery.FEWEST_UNITS));
    }

    /**
     * How often the proposals of the word lists were accepted.
     *
     * @param campaign as in the figures
     */
    @GetMapping("/proposals")
    @PreAuthorize("hasAnyRole('office', 'leading-group', 'designer')")
    ProposalAcceptanceQuery.ProposalReport proposals(@RequestParam(required = false) @Nullable String campaign) {
        return proposals.of(campaigns.forFigures(campaign));
    }
}
