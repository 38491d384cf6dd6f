package org.dudao.rectification;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dudao.opinion.OpinionKind;
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

/** The ledger by API. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {

    private final LedgerListQuery board;
    private final LedgerRecordQuery records;
    private final LedgerActionService desk;
    private final LedgerIntegrityCheck check;

    LedgerController(
            LedgerListQuery board, LedgerRecordQuery records, LedgerActionService desk, LedgerIntegrityCheck check) {
        this.board = board;
        this.records = records;
        this.desk = desk;
        this.check = check;
    }

    /**
     * What is to be put on the ledger.
     *
     * @param helpers codes of the helping units
     * @param opinions numbers of the opinions that it comes from
     */
    record Wanted(
            @Nullable String unit,
            @Nullable String problem,
            @Nullable OpinionKind kind,
            @Nullable ItemOrigin origin,
            @Nullable String measures,
            @Nullable String leader,
            @Nullable String person,
            @Nullable LocalDate deadline,
            @Nullable Set<String> helpers,
            @Nullable Set<Long> opinions) {}

    record Accepted(long number) {}

    record Words(@Nullable String words) {}

    record NewPerson(@Nullable String person, @Nullable String words) {}

    record Extension(@Nullable LocalDate until, @Nullable String words) {}

    /** @param page 0 for the first {@value LedgerListQuery#PAGE} */
    @GetMapping
    List<LedgerLine> items(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable UrgencyLight light,
            @RequestParam(defaultValue = "0") int page,
            Principal caller) {
        return board.of(caller.getName(), new LedgerListQuery.Filter(campaign, unit, state, light)).stream()
                .skip((long) Math.max(page, 0) * LedgerListQuery.PAGE)
                .limit(LedgerListQuery.PAGE)
                .toList();
    }

    /** How many items stand where, of those that the caller sees. */
    @GetMapping("/figures")
    LedgerListQuery.LedgerCounts figures(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal caller) {
        return board.figures(caller.getName(), new LedgerListQuery.Filter(campaign, unit, null, null));
    }

    /** Whether nothing of the ledger was changed behind its back. */
    @GetMapping("/check")
    @PreAuthorize("hasAnyRole('office', 'camunda-admin')")
    LedgerIntegrityCheck.Report check() {
        return check.run();
    }

    @GetMapping("/{number}")
    LedgerRecord item(@PathVariable long number, Principal caller) {
        return records.of(number, caller.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Accepted accept(@RequestBody Wanted wanted, Principal caller) {
        return new Accepted(desk.accept(wanted, caller.getName()));
    }

    @PostMapping("/{number}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable long number, @RequestBody Words words, Principal caller) {
        desk.progress(number, text(words.words()), caller.getName());
    }

    @PostMapping("/{number}/part")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void part(@PathVariable long number, @RequestBody Words words, Principal caller) {
        desk.reportPart(number, text(words.words()), caller.getName());
    }

    @PostMapping("/{number}/person")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void person(@PathVariable long number, @RequestBody NewPerson wanted, Principal caller) {
        desk.changePerson(number, text(wanted.person()), text(wanted.words()), caller.getName());
    }

    @PostMapping("/{number}/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extension(@PathVariable long number, @RequestBody Extension wanted, Principal caller) {
        desk.askForExtension(number, wanted.until(), text(wanted.words()), caller.getName());
    }

    @PostMapping("/{number}/deferral")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deferral(@PathVariable long number, @RequestBody Words words, Principal caller) {
        desk.askForDeferral(number, text(words.words()), caller.getName());
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
