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
 * The table optional-action: what a unit may do of its own (自选动作), and the credit that it earns. It never replaces anything
 * prescribed.
 */
@Component
class OptionalActionTable {

    /** What a unit hands in of it, a row of the table material-standard. */
    static final String KIND = "optional-action";

    private static final String TABLE = "optionalAction";
    /** The field of the form in which the action is chosen. */
    private static final String ACTION = "action";

    private final DecisionTables decisions;
    private final CampaignService office;
    private final JdbcClient sql;

    OptionalActionTable(DecisionTables decisions, CampaignService office, JdbcClient sql) {
        this.decisions = decisions;
        this.office = office;
        this.sql = sql;
    }

    /** @param credit points that it earns once it is recognised */
    record Action(String id, String name, int credit) {}

    List<Action> of(String campaign) {
        return decisions.rules(TABLE, Map.of("kind", office.get(campaign).kind())).stream()
                .map(rule -> new Action(
                        String.valueOf(rule.get(ACTION)),
                        String.valueOf(rule.get("name")),
                        ((Number) Objects.requireNonNull(rule.get("credit"))).intValue()))
                .toList();
    }

    /** The number that a unit's next one gets, from 1 on. */
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

    /** The credits of those that were recognised, by the unit's candidate group. */
    Map<String, List<Integer>> recognised(String campaign) {
        var credits = new HashMap<String, List<Integer>>();
        var accepted = sql.sql(
                        """
                        select m.owner, r.answers from dudao.material m
                        join dudao.material_round r on r.material = m.id and r.number = m.handed_in
                        where m.campaign = :campaign and m.kind = :kind and m.state = 'ACCEPTED'""")
                .param("campaign", campaign)
                .param("kind", KIND)
                .query((row, number) -> Map.entry(
                        row.getString("owner"),
                        String.valueOf(FormAnswers.parse(row.getString("answers"))
                                .values()
                                .get(ACTION))))
                .list();
        if (!accepted.isEmpty()) {
            var known = of(campaign).stream().collect(Collectors.toMap(Action::id, Action::credit, Math::max));
            accepted.forEach(done -> credits.computeIfAbsent(done.getKey(), owner -> new ArrayList<>())
                    .add(known.getOrDefault(done.getValue(), 0)));
        }
        return credits;
    }
}
