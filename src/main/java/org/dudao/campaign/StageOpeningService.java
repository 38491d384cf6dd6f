package org.dudao.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dudao.workflow.FirstSteps;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the stages of a campaign. Opening before the planned day, or while units are not ready, needs a confirmation and
 * a reason. An opening can be withdrawn until somebody has worked in the stage.
 */
@Service
@Transactional
class StageOpeningService {

    private static final int MOST_NAMED = 5;

    private final CampaignRepository campaigns;
    private final CampaignService campaignService;
    private final UnitStandingQuery standings;
    private final StageOpeningWorkflow workflow;
    private final StageMaterials materials;
    private final CampaignActStore acts;
    private final FirstSteps firstSteps;
    private final Clock clock;

    StageOpeningService(
            CampaignRepository campaigns,
            CampaignService campaignService,
            UnitStandingQuery standings,
            StageOpeningWorkflow workflow,
            StageMaterials materials,
            CampaignActStore acts,
            FirstSteps firstSteps,
            Clock clock) {
        this.campaigns = campaigns;
        this.campaignService = campaignService;
        this.standings = standings;
        this.workflow = workflow;
        this.materials = materials;
        this.acts = acts;
        this.firstSteps = firstSteps;
        this.clock = clock;
    }

    /**
     * What opening the next stage would do now.
     *
     * @param daysEarly the days until the planned first day; 0 on or after it
     * @param ready the units that enter the stage at once
     * @param notReady the units that have not passed the stage before; without excused units
     * @param steps the names of the steps that each unit begins with
     */
    record Preview(
            Stage stage,
            LocalDate today,
            long daysEarly,
            List<UnitStanding> ready,
            List<UnitStanding> notReady,
            List<String> steps) {

        boolean mustConfirm() {
            return daysEarly > 0 || !notReady.isEmpty();
        }

        int participants() {
            return ready.size() + notReady.size();
        }

        String timing() {
            return daysEarly > 0 ? "%s，比计划提前%d天".formatted(today, daysEarly) : "%s，已到计划日期".formatted(today);
        }

        String effect() {
            return "%d个单位立即进入，每个单位先办%d项（%s），共%d项；还不具备条件的，通过前一阶段后再进入"
                    .formatted(ready.size(), steps.size(), String.join("、", steps), ready.size() * steps.size());
        }

        /** For a refusal: 比计划提前42天，103个单位中有103个还没有通过前一阶段. */
        String objection() {
            var parts = new ArrayList<String>();
            if (daysEarly > 0) {
                parts.add("比计划的%s提前%d天".formatted(stage.beginsOn(), daysEarly));
            }
            if (!notReady.isEmpty()) {
                parts.add("%d个单位中有%d个还没有通过前一阶段".formatted(participants(), notReady.size()));
            }
            return String.join("，", parts);
        }
    }

    @Transactional(readOnly = true)
    Preview preview(Campaign campaign) {
        var stage = campaign.stageToOpen()
                .orElseThrow(() -> new IllegalStateException("No stage to open in " + campaign.id()));
        var today = LocalDate.now(clock);
        Predicate<UnitStanding> ready = unit -> unit.passedStage() >= stage.position() - 1;
        var byReadiness = standings.of(campaign.id()).stream()
                .filter(unit -> !unit.excused())
                .collect(Collectors.partitioningBy(ready));
        return new Preview(
                stage,
                today,
                Math.max(0, ChronoUnit.DAYS.between(today, stage.beginsOn())),
                byReadiness.getOrDefault(true, List.of()),
                byReadiness.getOrDefault(false, List.of()),
                stage.process() == null ? List.of() : firstSteps.of(stage.process()));
    }

    /** @throws CampaignRefusal when the stage is opened early or units are not ready, without a confirmation and a reason */
    void open(String id, boolean confirmed, String reason, String login) {
        var campaign = campaignService.get(id);
        if (campaign.stageToOpen().isPresent()) {
            var preview = preview(campaign);
            if (preview.mustConfirm() && (!confirmed || reason.isBlank())) {
                throw CampaignRefusal.wrongPlan("现在开启“%s”%s：请勾选“仍然现在开启”并写明理由，或者等条件具备再开启。"
                        .formatted(preview.stage().name(), preview.objection()));
            }
            acts.add(
                    id,
                    preview.stage().position(),
                    CampaignAct.Kind.STAGE_OPENED,
                    reason.strip(),
                    "“%s”：%s；%s".formatted(preview.stage().name(), preview.timing(), preview.effect()),
                    login);
        }
        campaignService.openNextStage(id);
    }

    /** The stage that was opened last; empty before the first. */
    @Transactional(readOnly = true)
    Optional<Stage> lastOpened(Campaign campaign) {
        return campaign.stage(campaign.lastOpenStage());
    }

    /** Why the last opening cannot be withdrawn; empty when it can. */
    @Transactional(readOnly = true)
    List<String> objections(Campaign campaign, Stage stage) {
        var sentences = new ArrayList<String>();
        standings.of(campaign.id()).stream()
                .filter(unit -> unit.passedStage() >= stage.position())
                .limit(MOST_NAMED)
                .forEach(unit -> sentences.add(unit.name() + "已通过这个阶段"));
        if (stage.openedAt() != null) {
            sentences.addAll(workflow.work(campaign.id(), stage.position(), stage.openedAt(), MOST_NAMED));
        }
        sentences.addAll(materials.work(campaign.id(), stage.position(), MOST_NAMED));
        long former = workflow.units(campaign.id(), stage.position())
                - workflow.withdrawable(campaign.id(), stage.position());
        if (sentences.isEmpty() && former > 0) {
            sentences.add("%d个单位还在用旧版流程，要由系统管理员先迁移到新版".formatted(former));
        }
        return sentences.stream().distinct().limit(MOST_NAMED).toList();
    }

    /**
     * Withdraws the last opening. The units leave the stage afterwards, in batches. Work that begins between this
     * decision and the batch of the unit is lost.
     *
     * @throws CampaignRefusal when no stage is open, or when somebody has worked in the stage
     */
    void withdraw(String id, String reason, String login) {
        var campaign = campaignService.get(id);
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("撤回开启必须写明理由。");
        }
        var stage = campaign.withdrawOpening();
        var objections = objections(campaign, stage);
        if (!objections.isEmpty()) {
            throw CampaignRefusal.notNow(
                    campaign, "“%s”的开启不能撤回：%s。".formatted(stage.name(), String.join("；", objections)));
        }
        campaigns.save(campaign);
        acts.add(
                id,
                stage.position(),
                CampaignAct.Kind.OPENING_WITHDRAWN,
                reason.strip(),
                "“%s”：%d个单位退回等候".formatted(stage.name(), workflow.units(id, stage.position())),
                login);
    }

    /** Whether units are in a stage that is not open, because its opening was withdrawn. */
    @Transactional(readOnly = true)
    boolean hasUnitsAhead(String id) {
        return workflow.withdrawable(id, firstClosedStage(id)) > 0;
    }

    void withdrawNextBatch(String id) {
        int stage = firstClosedStage(id);
        workflow.withdrawNextBatch(id, stage);
        if (workflow.withdrawable(id, stage) == 0) {
            materials.deleteUntouched(id, stage);
        }
    }

    private int firstClosedStage(String id) {
        return campaignService.get(id).lastOpenStage() + 1;
    }
}
