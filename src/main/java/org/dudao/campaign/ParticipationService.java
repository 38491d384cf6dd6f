package org.dudao.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units that come to a running campaign late, and units that are dissolved or merged meanwhile. */
@Service
@Transactional
class ParticipationService {

    private final CampaignRepository campaigns;
    private final EnrolmentStore enrolments;
    private final UnitStandingQuery standings;
    private final UnitService units;
    private final CampaignWorkflow workflow;
    private final CampaignActStore acts;

    ParticipationService(
            CampaignRepository campaigns,
            EnrolmentStore enrolments,
            UnitStandingQuery standings,
            UnitService units,
            CampaignWorkflow workflow,
            CampaignActStore acts) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
        this.standings = standings;
        this.units = units;
        this.workflow = workflow;
        this.acts = acts;
    }

    /**
     * What the enrolment of a late unit does.
     *
     * @param makeUp the open stages that it goes through now
     * @param waived the open stages that it need not make up
     */
    record LateEnrolment(Campaign campaign, Unit unit, List<Stage> makeUp, List<Stage> waived) {

        String effect() {
            return "%s：要补的阶段%s，不用补的阶段%s".formatted(unit.name(), names(makeUp), names(waived));
        }

        private static String names(List<Stage> stages) {
            return stages.isEmpty()
                    ? "没有"
                    : stages.stream().map(stage -> "“" + stage.name() + "”").collect(Collectors.joining("、"));
        }
    }

    /** Checks the request. Changes nothing. */
    @Transactional(readOnly = true)
    LateEnrolment check(String id, String code, List<Integer> makeUp) {
        var campaign = get(id);
        campaign.requireUnderWay("不能补编单位。");
        var unit = units.get(code);
        var open = campaign.stages().stream().filter(Stage::isOpen).toList();
        var positions = open.stream().map(Stage::position).toList();
        var unknown = makeUp.stream()
                .filter(position -> !positions.contains(position))
                .toList();
        if (!unknown.isEmpty()) {
            throw CampaignRefusal.wrongPlan(
                    "要补的阶段（makeUp）里的%s不是已经开启的阶段；现在可以选：%s。没有开启的阶段，到时自然进入，不用选。".formatted(unknown, positions));
        }
        var waived = open.stream()
                .filter(stage -> !makeUp.contains(stage.position()))
                .toList();
        if (makeUp.isEmpty() && campaign.lastOpenStage() >= campaign.lastStage()) {
            throw CampaignRefusal.wrongPlan("各阶段都已开启，至少要补一个阶段（makeUp），可以选：%s。".formatted(positions));
        }
        if (enrolments.participants(id).contains(code)) {
            throw alreadyIn(campaign, unit);
        }
        return new LateEnrolment(
                campaign,
                unit,
                open.stream().filter(stage -> !waived.contains(stage)).toList(),
                waived);
    }

    /** Enrols the unit and starts its process at the first stage that it has to go through. An excused unit takes part again. */
    void enrol(String id, String code, List<Integer> makeUp, String reason, String login) {
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("补编单位必须写明理由（reason）。");
        }
        var late = check(id, code, makeUp);
        var waived = late.waived().stream().map(Stage::position).collect(Collectors.toSet());
        if (!enrolments.enrolLate(id, code, waived)) {
            throw alreadyIn(late.campaign(), late.unit());
        }
        enrolments.pass(
                id,
                code,
                late.campaign()
                        .stageAfter(0, waived)
                        .map(next -> next.position() - 1)
                        .orElse(0));
        workflow.startUnit(id, code);
        acts.add(id, 0, CampaignAct.Kind.UNIT_ENROLLED, reason, late.effect(), login);
    }

    /**
     * What the dissolution of a unit does.
     *
     * @param ended the running campaigns in which the unit ends
     */
    record Dissolution(Unit unit, @Nullable Unit successor, List<End> ended) {

        /** @param effect the work that ends there, as a sentence */
        record End(String campaign, String effect) {}

        List<String> effects() {
            return ended.stream().map(End::effect).toList();
        }

        String reason(String reason) {
            return successor == null ? "单位已撤销：" + reason : "已并入%s：%s".formatted(successor.name(), reason);
        }
    }

    /** Checks the request. Changes nothing. */
    @Transactional(readOnly = true)
    Dissolution checkDissolution(String code, @Nullable String successorCode) {
        if (code.equals(successorCode)) {
            throw CampaignRefusal.wrongPlan("单位不能并入它自己；successor 应填接收它的单位的代码，没有就不填。");
        }
        var unit = units.get(code);
        var successor = successorCode == null ? null : units.get(successorCode);
        var ended = new ArrayList<Dissolution.End>();
        for (var campaign : runningOf(code)) {
            ended.add(new Dissolution.End(
                    campaign.id(),
                    "“%s”：%d项没有办结的任务不再办理，其中%d件是群众意见、台账事项、自选动作或者约谈"
                            .formatted(
                                    campaign.name(),
                                    workflow.openTasks(campaign.id(), code),
                                    workflow.separateInstances(campaign.id(), code))));
        }
        return new Dissolution(unit, successor, ended);
    }

    /** Dissolves the unit. Its running campaigns end at their present step, like those of an excused unit. */
    void dissolve(String code, @Nullable String successorCode, String reason, String login) {
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("撤销单位必须写明理由（reason），如文号。");
        }
        var dissolution = checkDissolution(code, successorCode);
        for (var end : dissolution.ended()) {
            var id = end.campaign();
            enrolments.askToExcuse(id, List.of(code), dissolution.reason(reason));
            enrolments.excuse(id, code);
            workflow.excuse(id, code);
            acts.add(
                    id,
                    0,
                    CampaignAct.Kind.UNIT_DISSOLVED,
                    reason,
                    "%s%s；%s"
                            .formatted(
                                    dissolution.unit().name(),
                                    dissolution.successor() == null
                                            ? "撤销"
                                            : "并入" + dissolution.successor().name(),
                                    end.effect()),
                    login);
        }
        units.dissolve(code, successorCode);
    }

    /** The running campaigns in which the unit has not passed all stages. */
    private List<Campaign> runningOf(String unit) {
        return campaigns.findAll().stream()
                .filter(Campaign::isUnderWay)
                .filter(campaign -> standings.of(campaign.id()).stream()
                        .anyMatch(
                                standing -> standing.unit().equals(unit) && !standing.isThrough(campaign.lastStage())))
                .toList();
    }

    private static CampaignRefusal alreadyIn(Campaign campaign, Unit unit) {
        return CampaignRefusal.notNow(campaign, "%s已经参加，不用补编。".formatted(unit.name()));
    }

    private Campaign get(String id) {
        return campaigns.findById(id).orElseThrow(() -> CampaignRefusal.noCampaign(id));
    }
}
