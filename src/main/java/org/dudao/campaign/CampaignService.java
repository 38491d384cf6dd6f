package org.dudao.campaign;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The actions of the office and the leading group on a campaign. */
@Service
@Transactional
public class CampaignService {

    private final CampaignRepository campaigns;
    private final DecisionTables decisions;
    private final Clock clock;

    CampaignService(CampaignRepository campaigns, DecisionTables decisions, Clock clock) {
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.clock = clock;
    }

    Campaign plan(Map<String, @Nullable Object> answers) {
        var id = Year.now(clock) + "-" + campaigns.nextNumber();
        return campaigns.save(Campaign.planned(id, planOf(answers)));
    }

    Campaign revise(String campaign, Map<String, @Nullable Object> answers) {
        var planned = get(campaign);
        planned.revise(planOf(answers));
        return campaigns.save(planned);
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

    /** Whether new work may be asked of this candidate group: the campaign is running and the unit is not excused. */
    public boolean isOpenFor(String campaign, String candidateGroup) {
        return get(campaign).isUnderWay() && !campaigns.isExcused(campaign, candidateGroup);
    }

    /** @throws IllegalStateException when the campaign does not exist */
    public Campaign get(String campaign) {
        return campaigns.findById(campaign).orElseThrow(() -> new IllegalStateException("No campaign " + campaign));
    }

    public Optional<Campaign> find(String campaign) {
        return campaigns.findById(campaign);
    }

    /** Like {@link #get}. No stage is opened until the transaction ends. */
    Campaign getLocked(String campaign) {
        campaigns.lockShared(campaign);
        return get(campaign);
    }

    private CampaignPlan planOf(Map<String, @Nullable Object> answers) {
        List<TemplateStage> template = TemplateStage.of(String.valueOf(answers.get(CampaignPlan.KIND)), decisions);
        return CampaignPlan.of(answers, template);
    }
}
