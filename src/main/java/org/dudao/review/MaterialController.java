package org.dudao.review;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.UnitChoice;
import org.dudao.refusal.Refusal;
import org.dudao.submission.FileDownloads;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialFileService;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Materials outside tasks: lists, the record of one material, withdrawal, one more round. */
@RestController
@RequestMapping("/api/materials")
class MaterialController {

    private final MaterialRecordQuery records;
    private final MaterialListQuery list;
    private final MaterialFileService files;
    private final FileDownloads downloads;
    private final SubmissionService submissions;
    private final ReviewService reviews;
    private final AcceptanceWithdrawalService acceptances;
    private final SealVerificationService seals;
    private final CampaignChoiceQuery campaigns;
    private final UnitChoice unitChoice;

    MaterialController(
            MaterialRecordQuery records,
            MaterialListQuery list,
            MaterialFileService files,
            FileDownloads downloads,
            SubmissionService submissions,
            ReviewService reviews,
            AcceptanceWithdrawalService acceptances,
            SealVerificationService seals,
            CampaignChoiceQuery campaigns,
            UnitChoice unitChoice) {
        this.records = records;
        this.list = list;
        this.files = files;
        this.downloads = downloads;
        this.submissions = submissions;
        this.reviews = reviews;
        this.acceptances = acceptances;
        this.seals = seals;
        this.campaigns = campaigns;
        this.unitChoice = unitChoice;
    }

    record Reason(@Nullable String reason) {}

    /**
     * Lists the materials that the caller may see.
     *
     * @param campaign a campaign's id; without it all campaigns, each line has its campaign
     * @param unit name or code of a unit
     * @param group code of a supervision group
     * @param kind kind of material, such as {@code implementation-plan}
     * @param page 0 for the first page
     */
    @GetMapping
    List<MaterialListQuery.Line> materials(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) Material.@Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            Principal caller) {
        return list.of(
                caller.getName(),
                new MaterialListQuery.Filter(
                        campaigns.forList(campaign),
                        unitChoice.code("单位", unit).orElse(null),
                        group,
                        kind,
                        state,
                        null),
                page);
    }

    /** The materials that the caller's groups returned and wait for, with the days of waiting. */
    @GetMapping("/waiting")
    List<MaterialListQuery.Line> waiting(Principal caller) {
        return list.waitingFor(caller.getName());
    }

    /** Returns a material with all its rounds. */
    @GetMapping("/{id}")
    MaterialRecord material(@PathVariable long id, Principal caller) {
        return records.of(id, caller.getName());
    }

    /** A file of a round that has been handed in. */
    @GetMapping("/{id}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable long file, Principal caller) {
        var material = records.openedBy(caller.getName(), id);
        return files.find(id, file)
                .filter(attached -> attached.round() <= material.handedIn())
                .map(attached -> downloads.of(attached, false))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "这份材料没有编号为 %d 的附件。".formatted(file)));
    }

    /** Verifies the seals of all rounds. */
    @GetMapping("/seals")
    @PreAuthorize("hasAnyRole('office', 'camunda-admin')")
    SealVerificationService.Report seals() {
        return seals.run();
    }

    /** 撤回: the owner withdraws the last round, which no reader has opened yet. */
    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id, Principal caller, HttpServletRequest request) {
        var material = records.seenBy(caller.getName(), id);
        if (!request.isUserInRole(material.owner())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "只有提交材料的单位才能撤回。");
        }
        submissions.withdraw(id);
    }

    /** 撤回通过: the reader, for some time, or the office takes a wrong acceptance back. The same round is reviewed again. */
    @PostMapping("/{id}/acceptance-withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawAcceptance(@PathVariable long id, @RequestBody Reason reason, Principal caller) {
        records.seenBy(caller.getName(), id);
        acceptances.withdraw(id, reason.reason() == null ? "" : reason.reason(), caller.getName());
    }

    /** The office asks for one more round of an accepted material and gives the reason. */
    @PostMapping("/{id}/reopening")
    @PreAuthorize("hasRole('office')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable long id, @RequestBody Reason reason, Principal caller) {
        records.seenBy(caller.getName(), id);
        reviews.askForOneMoreRound(id, reason.reason() == null ? "" : reason.reason(), caller.getName());
    }
}
