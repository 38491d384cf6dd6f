package org.dudao.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignService;
import org.dudao.workflow.DecisionTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table optional-action, which designers own: the optional actions (自选动作) that a unit can choose, with their credits. An
 * optional action never replaces a prescribed one.
 */
@Component
class OptionalActionTable {

    /** The kind of material that a unit hands in for an optional action. */
    static final String KIND = "optional-action";

    private static final String TABLE = "optionalAction";
    /** The field of the form in which the action is chosen. */
    private static final String ACTION = "action";

    private final DecisionTables decisions;
    private final CampaignService campaigns;
    private final JdbcClient sql;

    OptionalActionTable(DecisionTables decisions, CampaignService campaigns, JdbcClient sql) {
        this.decisions = decisions;
        this.campaigns = campaigns;
        this.sql = sql;
    }

    /** @param credit the points that the unit gets when the action is recognised */
    record Action(String id, String name, int credit) {}

    List<Action> of(String campaign) {
        return decisions.lookUp(TABLE, Map.of("kind", campaigns.get(campaign).kind())).stream()
                .map(rule -> new Action(
                        String.valueOf(rule.get(ACTION)),
                        String.valueOf(rule.get("name")),
                        ((Number) Objects.requireNonNull(rule.get("credit"))).intValue()))
                .toList();
    }

    /** The number of the unit's next optional action; the first is 1. */
    int next(String campaign, String owner) {
        return 1
                + sql.sql(
                                "select count(*) from dudao.material where campaign = :campaign and owner = :owner and kind = :kind")
                        .param("campaign", campaign)
                        .param("owner", owner)
                        .param("kind", KIND)
                        .query(Integer.class)
                        .single();
    }

    /** The credits of the recognised actions, by the unit's candidate group. */
    Map<String, List<Integer>> recognised(String campaign) {
        var credits = new HashMap<String, List<Integer>>();
        record Accepted(String owner, FormAnswers answers) {

            String action() {
                return String.valueOf(answers.values().get(ACTION));
            }
        }
        var accepted = sql.sql(
                        """
                        select m.owner, r.answers::text as answers from dudao.material m
                        join dudao.material_round r on r.material = m.id and r.number = m.handed_in
                        where m.campaign = :campaign and m.kind = :kind and m.state = 'ACCEPTED'""")
                .param("campaign", campaign)
                .param("kind", KIND)
                .query(Accepted.class)
                .list();
        if (!accepted.isEmpty()) {
            var creditOfAction = of(campaign).stream().collect(Collectors.toMap(Action::id, Action::credit, Math::max));
            accepted.forEach(action -> credits.computeIfAbsent(action.owner(), owner -> new ArrayList<>())
                    .add(creditOfAction.getOrDefault(action.action(), 0)));
        }
        return credits;
    }
}
