package org.dudao.campaign;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table campaign-template: a stage of a kind of campaign.
 *
 * @param plannedDays its length in days, unless the office plans otherwise
 * @param weight its share of the whole campaign in percent; the stages of a kind sum up to 100
 */
record TemplateStage(int position, String name, @Nullable String process, int plannedDays, int weight) {

    private static final String TABLE = "campaignTemplate";
    private static final int WHOLE = 100;

    /** @throws CampaignRefusal when the table does not contain the kind, or its weights do not sum up to 100 */
    static List<TemplateStage> of(Object kind, DecisionTables decisions) {
        return of(kind, decisions.rules(TABLE, Map.of("kind", kind)));
    }

    /** In the order of their positions. */
    static List<TemplateStage> of(Object kind, List<Map<String, Object>> rules) {
        if (rules.isEmpty()) {
            throw CampaignRefusal.wrongPlan("没有“%s”这种活动。".formatted(kind));
        }
        var stages = rules.stream()
                .map(rule -> new TemplateStage(
                        number(rule, "position"),
                        (String) Objects.requireNonNull(rule.get("name"), "name"),
                        (String) rule.get("process"),
                        number(rule, "plannedDays"),
                        number(rule, "weight")))
                .sorted(comparing(TemplateStage::position))
                .toList();
        int weights = stages.stream().mapToInt(TemplateStage::weight).sum();
        if (weights != WHOLE) {
            throw CampaignRefusal.wrongPlan("活动模板里“%s”各阶段的权重合计应为%d，现在是%d，请联系流程设计人员。".formatted(kind, WHOLE, weights));
        }
        return stages;
    }

    private static int number(Map<String, Object> rule, String output) {
        return ((Number) Objects.requireNonNull(rule.get(output), output)).intValue();
    }
}
