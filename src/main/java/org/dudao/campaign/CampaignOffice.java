package org.dudao.campaign;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import org.dudao.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office and the leading group do with a campaign. */
@Service
@Transactional
public class CampaignOffice {

    private final Campaigns campaigns;
    private final Enrolments enrolments;
    private final Decisions decisions;
    private final Clock clock;

    CampaignOffice(Campaigns campaigns, Enrolments enrolments, Decisions decisions, Clock clock) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
        this.decisions = decisions;
        this.clock = clock;
    }

    Campaign plan(Map<String, @Nullable Object> answers) {
        var id = "%s-%d".formatted(Year.now(clock), campaigns.nextNumber());
        return campaigns.save(Campaign.planned(id, planOf(answers)));
    }

    void revise(String campaign, Map<String, @Nullable Object> answers) {
        var planned = get(campaign);
        planned.revise(planOf(answers));
        campaigns.save(planned);
    }

    void decide(String campaign, boolean approved, String words) {
        var planned = get(campaign);
        if (approved) {
            planned.approve();
        } else {
            planned.returnPlan(words);
        }
        campaigns.save(planned);
    }

    void openNextStage(String campaign) {
        var running = get(campaign);
        running.openNextStage(clock.instant());
        campaigns.save(running);
    }

    /** @throws CampaignRefused while a unit has not passed every stage */
    void close(String campaign) {
        var running = get(campaign);
        int underWay = enrolments.count(campaign) - enrolments.countPassed(campaign, running.lastStage());
        if (underWay > 0) {
            throw CampaignRefused.notNow(running, "还有%d个单位没有通过各个阶段，不能结束。".formatted(underWay));
        }
        running.close();
        campaigns.save(running);
    }

    /** @throws IllegalStateException when there is no such campaign */
    public Campaign get(String campaign) {
        return campaigns.findById(campaign).orElseThrow(() -> new IllegalStateException("No campaign " + campaign));
    }

    /** Like {@link #get}, and no stage is opened until this transaction ends. */
    Campaign getAsItStays(String campaign) {
        campaigns.holdAsItIs(campaign);
        return get(campaign);
    }

    private CampaignPlan planOf(Map<String, @Nullable Object> answers) {
        List<TemplateStage> template = TemplateStage.of(String.valueOf(answers.get(CampaignPlan.KIND)), decisions);
        return CampaignPlan.of(answers, template);
    }
}
