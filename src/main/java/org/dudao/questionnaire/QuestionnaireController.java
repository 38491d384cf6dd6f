package org.dudao.questionnaire;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.OpinionAccess;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.UnitChoice;
import org.dudao.visitor.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questionnaires by API. The office makes them; a unit sees the figures of its own replies. */
@RestController
@RequestMapping("/api/questionnaires")
class QuestionnaireController {

    private final QuestionnaireService questionnaires;
    private final ReplyCountsQuery replies;
    private final CampaignChoiceQuery campaigns;
    private final OpinionAccess access;
    private final PublicFormAddress addresses;
    private final UnitChoice units;

    QuestionnaireController(
            QuestionnaireService questionnaires,
            ReplyCountsQuery replies,
            CampaignChoiceQuery campaigns,
            OpinionAccess access,
            PublicFormAddress addresses,
            UnitChoice units) {
        this.questionnaires = questionnaires;
        this.replies = replies;
        this.campaigns = campaigns;
        this.access = access;
        this.addresses = addresses;
        this.units = units;
    }

    record NewQuestionnaire(long id) {}

    /**
     * Lists the questionnaires.
     *
     * @param campaign a campaign's id; without it all campaigns, each questionnaire has its campaign
     */
    @GetMapping
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    List<Questionnaire> all(@RequestParam(required = false) @Nullable String campaign) {
        return questionnaires.of(campaigns.forList(campaign));
    }

    /** Returns a questionnaire. */
    @GetMapping("/{id:\\d+}")
    @PreAuthorize("hasAnyRole('office', 'leading-group')")
    Questionnaire get(@PathVariable long id) {
        return questionnaires.get(id);
    }

    /** Makes a questionnaire. */
    @PostMapping
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.CREATED)
    NewQuestionnaire make(@RequestBody Questionnaire.Draft draft, Principal caller) {
        return new NewQuestionnaire(questionnaires.make(draft, caller.getName()));
    }

    /** Changes a questionnaire, until it is opened. */
    @PutMapping("/{id:\\d+}")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @RequestBody Questionnaire.Draft draft) {
        questionnaires.change(id, draft);
    }

    /** Opens a questionnaire to the public. */
    @PostMapping("/{id:\\d+}/opening")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable long id) {
        questionnaires.open(id);
    }

    /** Closes a questionnaire. */
    @PostMapping("/{id:\\d+}/closing")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id) {
        questionnaires.close(id);
    }

    /**
     * Counts the replies to each question.
     *
     * @param unit its code; left out, all replies, for the office and the leading group
     */
    @GetMapping("/{id:\\d+}/figures")
    ReplyCountsQuery.ReplyCounts figures(
            @PathVariable long id, @RequestParam(required = false) @Nullable String unit, Principal caller) {
        var scope = access.of(caller.getName());
        if (!scope.seesAll() && (unit == null || !scope.units().contains(unit))) {
            throw QuestionnaireRefusal.notAllowed("只能看本单位或者本组所督导单位的问卷数字；请写明 unit。");
        }
        return replies.of(id, unit);
    }

    /** The QR code of the public address. */
    @GetMapping(value = "/{id:\\d+}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<byte[]> qr(
            @PathVariable long id, @RequestParam(required = false) @Nullable String unit, Principal caller) {
        var scope = access.of(caller.getName());
        if (!scope.seesAll() && !scope.groups().contains(CandidateGroups.UNITS)) {
            throw QuestionnaireRefusal.notAllowed("问卷的二维码由活动办和各单位使用。");
        }
        var code = units.code("单位", unit).orElse(null);
        var svg = QrCode.svg(addresses.of(questionnaires.get(id), code));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(svg.getBytes(StandardCharsets.UTF_8));
    }
}
