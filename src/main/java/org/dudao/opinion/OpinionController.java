package org.dudao.opinion;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
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

/** Opinions by API: the list, one's story, entering, sorting and answering many, the figures. */
@RestController
@RequestMapping("/api/opinions")
class OpinionController {

    private final OpinionListQuery list;
    private final OpinionRecordQuery records;
    private final OpinionEntryService entry;
    private final OpinionBatchService desk;
    private final OpinionStatistics figures;
    private final ProposalStatistics proposals;
    private final CommonProblemQuery common;
    private final OpinionAccess readers;

    OpinionController(
            OpinionListQuery list,
            OpinionRecordQuery records,
            OpinionEntryService entry,
            OpinionBatchService desk,
            OpinionStatistics figures,
            ProposalStatistics proposals,
            CommonProblemQuery common,
            OpinionAccess readers) {
        this.list = list;
        this.records = records;
        this.entry = entry;
        this.desk = desk;
        this.figures = figures;
        this.proposals = proposals;
        this.common = common;
        this.readers = readers;
    }

    /** @param page 0 for the first {@value OpinionListQuery#PAGE} */
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
                new OpinionListQuery.Filter(campaign, unit, kind, group, channel, state, mine, words, page));
    }

    @GetMapping("/{number:\\d+}")
    OpinionRecord opinion(@PathVariable long number, Principal caller) {
        return records.of(number, caller.getName());
    }

    record Entered(List<Long> numbers) {}

    /** One or several, typed in: 201 with their numbers, or nothing at all. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Entered enter(@RequestBody OpinionEntryService.Typed typed, Principal caller) {
        return new Entered(entry.enter(typed, caller.getName()));
    }

    @PostMapping("/visits")
    @ResponseStatus(HttpStatus.CREATED)
    Entered visit(@RequestBody OpinionEntryService.TypedVisit visit, Principal caller) {
        return new Entered(entry.enterVisit(visit, caller.getName()));
    }

    record SortedTogether(@Nullable List<OpinionBatchService.Sorted> items) {}

    record AnsweredTogether(@Nullable List<Long> numbers, @Nullable String answer, @Nullable FeedbackMode feedback) {}

    record Done(int done) {}

    /** As many as a page has, all or none. */
    @PostMapping("/sorting")
    Done sort(@RequestBody SortedTogether sorted, Principal caller) {
        return new Done(desk.sort(Objects.requireNonNullElse(sorted.items(), List.of()), caller.getName()));
    }

    @PostMapping("/answers")
    Done answer(@RequestBody AnsweredTogether answered, Principal caller) {
        return new Done(desk.answer(
                Objects.requireNonNullElse(answered.numbers(), List.of()),
                Objects.requireNonNullElse(answered.answer(), ""),
                answered.feedback(),
                caller.getName()));
    }

    /**
     * The register's figures: a unit's, for whoever sees its opinions; the whole campaign's, for the office and the leading group.
     *
     * @param unit its code; left out, all of the campaign
     */
    @GetMapping("/figures")
    OpinionStatistics.OpinionCounts figures(
            @RequestParam String campaign, @RequestParam(required = false) @Nullable String unit, Principal caller) {
        var scope = readers.of(caller.getName());
        if (!scope.seesAll() && (unit == null || !scope.units().contains(unit))) {
            throw OpinionRefusal.notAllowed("只能看本单位或者本组所督导单位的意见数字；请写明 unit。");
        }
        return figures.of(campaign, unit);
    }

    /**
     * 举一反三: what several units are told.
     *
     * @param units in so many at least
     */
    @GetMapping("/common")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    List<CommonProblemQuery.Problem> common(
            @RequestParam String campaign, @RequestParam(defaultValue = "3") int units) {
        return common.of(campaign, Math.max(units, 2));
    }

    /** How often the word lists' proposals were kept. */
    @GetMapping("/proposals")
    @PreAuthorize("hasAnyRole('office', 'leading-group', 'designer')")
    ProposalStatistics.ProposalReport proposals(@RequestParam String campaign) {
        return proposals.of(campaign);
    }
}
