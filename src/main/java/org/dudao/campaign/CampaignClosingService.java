package org.dudao.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a campaign: all units have passed or are excused, the best and the last are named, and the campaign is
 * archived.
 */
@Service
@Transactional
class CampaignClosingService {

    private final CampaignRepository campaigns;
    private final CampaignService campaignService;
    private final EnrolmentStore enrolments;
    private final UnitStandingQuery standings;
    private final HonourStore honours;
    private final CampaignWorkflow workflow;
    private final CampaignActStore acts;

    CampaignClosingService(
            CampaignRepository campaigns,
            CampaignService campaignService,
            EnrolmentStore enrolments,
            UnitStandingQuery standings,
            HonourStore honours,
            CampaignWorkflow workflow,
            CampaignActStore acts) {
        this.campaigns = campaigns;
        this.campaignService = campaignService;
        this.enrolments = enrolments;
        this.standings = standings;
        this.honours = honours;
        this.workflow = workflow;
        this.acts = acts;
    }

    /** The units that have neither passed all stages nor been excused. */
    List<UnitStanding> underWay(Campaign campaign) {
        return standings.of(campaign.id()).stream()
                .filter(standing -> !standing.isThrough(campaign.lastStage()))
                .toList();
    }

    /** @throws CampaignRefusal while a unit has neither passed all stages nor been excused */
    void close(String id, String login) {
        var campaign = campaignService.get(id);
        var underWay = underWay(campaign);
        if (!underWay.isEmpty()) {
            throw CampaignRefusal.notNow(
                    campaign,
                    "还有%d个单位没有通过各个阶段，或者还有材料没有通过（%s），不能结束；确有原因的，可提请领导小组同意免予完成。"
                            .formatted(underWay.size(), names(underWay)));
        }
        campaign.close();
        campaigns.save(campaign);
        acts.add(id, 0, CampaignAct.Kind.CLOSED, "", "各单位都已完成或者免予完成", login);
    }

    /** Takes the closing back, until the best and the last units are named. */
    void withdrawClosing(String id, String reason, String login) {
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("撤回结束必须写明理由。");
        }
        var campaign = campaignService.get(id);
        campaign.withdrawClosing();
        campaigns.save(campaign);
        acts.add(id, 0, CampaignAct.Kind.CLOSING_WITHDRAWN, reason.strip(), "活动接着进行", login);
    }

    /** The office asks the leading group to excuse these units. */
    void askToExcuse(String id, List<String> units, String reason) {
        var campaign = campaignService.get(id);
        if (units.isEmpty()) {
            throw CampaignRefusal.wrongPlan("请选择提请免予完成的单位。");
        }
        if (reason.isBlank()) {
            throw CampaignRefusal.wrongPlan("提请免予完成必须写明理由。");
        }
        var possible = underWay(campaign).stream().map(UnitStanding::unit).toList();
        if (!possible.containsAll(units)) {
            throw CampaignRefusal.wrongPlan("只能提请还没有通过各个阶段的单位免予完成。");
        }
        enrolments.askToExcuse(id, units, reason.strip());
    }

    /** The units for which the office has asked and the leading group has not decided. */
    List<UnitStanding> askedFor(String id) {
        return underWay(campaignService.get(id)).stream()
                .filter(standing -> standing.excuseReason() != null)
                .toList();
    }

    /** The leading group agrees. The campaigns of these units end at their present step. */
    void excuse(String id) {
        decideExcuses(id, null);
        for (var standing : askedFor(id)) {
            enrolments.excuse(id, standing.unit());
            workflow.excuse(id, standing.unit());
        }
    }

    /** @param words what the units have to do instead */
    void refuseToExcuse(String id, String words) {
        decideExcuses(id, words);
        enrolments.takeExcusesBack(id);
    }

    private void decideExcuses(String id, @Nullable String refusal) {
        var campaign = campaignService.get(id);
        campaign.decideExcuses(refusal);
        campaigns.save(campaign);
    }

    /**
     * The office names the best and the last units and the activists.
     *
     * @param activists one name per line
     */
    void propose(String id, List<String> best, List<String> last, String activists, String thanks) {
        var campaign = campaignService.get(id);
        var names = standings.of(id).stream().collect(Collectors.toMap(UnitStanding::unit, UnitStanding::name));
        var both = new ArrayList<>(best);
        both.retainAll(last);
        if (!both.isEmpty()) {
            throw CampaignRefusal.wrongPlan("%s不能既是先进又是后进。".formatted(names.get(both.get(0))));
        }
        if (best.isEmpty() || last.isEmpty()) {
            throw CampaignRefusal.wrongPlan("先进单位和后进单位都要评出。");
        }
        if (!names.keySet().containsAll(best) || !names.keySet().containsAll(last)) {
            throw CampaignRefusal.wrongPlan("只能在参加活动的单位中评选。");
        }
        var named = new ArrayList<Honour>();
        best.forEach(unit -> named.add(new Honour(Honour.Kind.BEST, unit, names.getOrDefault(unit, unit))));
        last.forEach(unit -> named.add(new Honour(Honour.Kind.LAST, unit, names.getOrDefault(unit, unit))));
        activists
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> named.add(new Honour(Honour.Kind.ACTIVIST, null, name)));
        honours.replace(id, named);
        campaign.proposeHonours(thanks.strip());
        campaigns.save(campaign);
    }

    void decideHonours(String id, boolean approved, String words) {
        var campaign = campaignService.get(id);
        if (approved) {
            campaign.commend();
        } else {
            campaign.returnHonours(words);
        }
        campaigns.save(campaign);
    }

    /** Archives the campaign. Optional actions and talks that are still open end with it. */
    void archive(String id, String number, String place) {
        var campaign = campaignService.get(id);
        campaign.archive(number, place);
        campaigns.save(campaign);
        workflow.endSeparateInstances(id);
    }

    long countSeparateInstances(String id) {
        return workflow.countSeparateInstances(id);
    }

    List<Honour> honours(String id) {
        return honours.of(id);
    }

    private static String names(List<UnitStanding> units) {
        var names = units.stream().limit(5).map(UnitStanding::name).collect(Collectors.joining("、"));
        return units.size() > 5 ? names + "等" : names;
    }
}
