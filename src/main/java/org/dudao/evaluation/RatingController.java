package org.dudao.evaluation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.publication.Publication;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST access to ratings: list, preparation, slips, end of voting, paper ballots, results. */
@RestController
@RequestMapping("/api/ratings")
class RatingController {

    /** The democratic rating belongs to the mobilisation meeting of the first stage. */
    private static final int FIRST_STAGE = 1;

    private final RatingService office;
    private final RatingQuery views;
    private final PaperBallotService papers;
    private final RemarkService remarks;
    private final CampaignChoiceQuery campaigns;
    private final BallotAddress address;
    private final Clock clock;

    RatingController(
            RatingService office,
            RatingQuery views,
            PaperBallotService papers,
            RemarkService remarks,
            CampaignChoiceQuery campaigns,
            BallotAddress address,
            Clock clock) {
        this.office = office;
        this.views = views;
        this.papers = papers;
        this.remarks = remarks;
        this.campaigns = campaigns;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Lists the ratings that concern the caller, and those that are counted.
     *
     * @param campaign a campaign's id; without it all campaigns, each rating has its campaign
     * @param page 0 for the first page
     */
    @GetMapping
    List<RatingQuery.Line> list(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = "0") int page,
            Principal caller) {
        return views.list(caller.getName(), campaigns.forList(campaign), page);
    }

    /** Returns a rating; when it is counted, with its result. */
    @GetMapping("/{id}")
    RatingView rating(@PathVariable long id, Principal caller) {
        return views.of(id, caller.getName());
    }

    /**
     * A democratic rating at a unit's mobilisation meeting.
     *
     * @param campaign a campaign's id; may be left out while the unit takes part in one only
     * @param unit the unit's code
     * @param closesAt in the office's time zone, for example 2014-03-25T17:00
     */
    record Meeting(
            @Nullable String campaign,
            @Nullable String unit,
            @Nullable String title,
            @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<VoterCategory, @Nullable Integer> invited,
            @Nullable String closesAt,
            boolean paper) {}

    record Created(long id) {}

    /** Prepares a rating at a unit's mobilisation meeting. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created prepare(@RequestBody Meeting meeting, Principal caller) {
        var unit = meeting.unit() == null ? "" : meeting.unit();
        if (campaigns.forNewProcess(unit).isEmpty()) {
            throw wrong("“单位”应是正在参加活动的一个单位。");
        }
        var campaign = campaigns.forEntry(unit, meeting.campaign());
        var closesAt = time(meeting.closesAt());
        return new Created(office.prepareWithoutProcess(
                new NewRating(
                        campaign,
                        CandidateGroups.unit(unit),
                        FIRST_STAGE,
                        RatingPurpose.MOBILISATION,
                        meeting.title() == null ? "" : meeting.title(),
                        invited(meeting.invited()),
                        clock.instant(),
                        closesAt.atZone(clock.getZone()).toInstant(),
                        meeting.paper()),
                caller.getName()));
    }

    private static Map<VoterCategory, Integer> invited(@Nullable Map<VoterCategory, @Nullable Integer> typed) {
        var invited = new EnumMap<VoterCategory, Integer>(VoterCategory.class);
        if (typed != null) {
            typed.forEach((category, people) -> invited.put(category, people == null ? 0 : people));
        }
        return invited;
    }

    private static LocalDateTime time(@Nullable String typed) {
        try {
            return LocalDateTime.parse(typed == null ? "" : typed);
        } catch (DateTimeParseException e) {
            throw wrong("“投票结束”应写成 2014-03-25T17:00。");
        }
    }

    /** @param questions without the overall judgement, which is added to all */
    record Questions(@JsonSetter(contentNulls = Nulls.SET) @Nullable List<@Nullable String> questions) {}

    /** Changes the questions, until slips are printed. */
    @PutMapping("/{id}/sheet")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeSheet(@PathVariable long id, @RequestBody Questions sheet, Principal caller) {
        office.changeSheet(id, texts(sheet.questions()), caller.getName());
    }

    record Names(@JsonSetter(contentNulls = Nulls.SET) @Nullable List<@Nullable String> names) {}

    /** Replaces the names on the roll of a category. */
    @PutMapping("/{id}/roll/{category}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeRoll(
            @PathVariable long id, @PathVariable VoterCategory category, @RequestBody Names roll, Principal caller) {
        office.changeRoll(id, category, texts(roll.names()), caller.getName());
    }

    /** @param anew confirms that slips were printed before and that the unused ones become invalid */
    record Printing(@Nullable VoterCategory category, boolean anew) {}

    /** @param link opens the ballot directly */
    record Slip(String category, String link, String code) {}

    /** The secrets of the slips are returned only once. */
    @PostMapping("/{id}/slips")
    ResponseEntity<List<Slip>> print(@PathVariable long id, @RequestBody Printing printing, Principal caller) {
        if (printing.category() == null) {
            throw wrong("请写明是哪一类人的评议票。");
        }
        var slips = office.print(id, printing.category(), printing.anew(), caller.getName()).stream()
                .map(slip -> new Slip(slip.category().label(), address.ballot(slip.link()), slip.code()))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(slips);
    }

    /** Ends the voting. */
    @PostMapping("/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id, Principal caller) {
        office.close(id, caller.getName());
    }

    /** Counts the ballots. */
    @PostMapping("/{id}/count")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void count(@PathVariable long id, Principal caller) {
        office.count(id, caller.getName());
    }

    /** @param chosen for each item 1 for the best choice, 0 for an invalid one */
    record PaperBallot(@Nullable VoterCategory category, @Nullable List<Integer> chosen, @Nullable String remark) {}

    record Entered(PaperBallotService.Outcome outcome) {}

    /** Enters a ballot that was filled in by pen; two people do so. */
    @PutMapping("/{id}/papers/{number}")
    Entered enter(@PathVariable long id, @PathVariable int number, @RequestBody PaperBallot paper, Principal caller) {
        if (paper.category() == null) {
            throw wrong("请选这张票的类别。");
        }
        return new Entered(
                papers.enter(id, number, paper.category(), orEmpty(paper.chosen()), paper.remark(), caller.getName()));
    }

    /** Takes back the caller's reading of a paper ballot. */
    @DeleteMapping("/{id}/papers/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable long id, @PathVariable int number, Principal caller) {
        papers.takeBack(id, number, caller.getName());
    }

    /** @param right login of the person whose entry is right */
    record Decision(@Nullable String right, @Nullable String reason) {}

    /** Decides which of two readings of a paper ballot is right. */
    @PostMapping("/{id}/papers/{number}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable long id, @PathVariable int number, @RequestBody Decision decision, Principal caller) {
        papers.decide(
                id, number, decision.right() == null ? "" : decision.right(), decision.reason(), caller.getName());
    }

    /**
     * @param remark the original remark
     * @param words what everybody reads instead
     */
    record CorrectedRemark(@Nullable String remark, @Nullable String words, @Nullable String reason) {}

    /** Lists the remarks with what everybody reads of them. */
    @GetMapping("/{id}/remarks")
    @PreAuthorize("hasRole('office')")
    List<Publication> remarks(@PathVariable long id) {
        return remarks.publications(id);
    }

    /** The office corrects what everybody reads of a remark. */
    @PostMapping("/{id}/remarks/publication")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correctRemark(@PathVariable long id, @RequestBody CorrectedRemark change, Principal caller) {
        remarks.correct(id, change.remark(), change.words(), change.reason(), caller.getName());
    }

    /** The office takes a remark down. */
    @PostMapping("/{id}/remarks/publication/taking-down")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeRemarkDown(@PathVariable long id, @RequestBody CorrectedRemark change, Principal caller) {
        remarks.takeDown(id, change.remark(), change.reason(), caller.getName());
    }

    private static List<String> texts(@Nullable List<@Nullable String> typed) {
        return typed == null
                ? List.of()
                : typed.stream().map(text -> text == null ? "" : text).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }
}
