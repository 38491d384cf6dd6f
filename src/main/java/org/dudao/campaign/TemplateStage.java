package org.dudao.campaign;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dudao.workflow.Decisions;
import org.jspecify.annotations.Nullable;

/** A row of the table campaign-template: a stage that a kind of campaign has. */
record TemplateStage(int position, String name, @Nullable String process) {

    private static final String TABLE = "campaignTemplate";

    /** @throws CampaignRefused when the table knows no such kind */
    static List<TemplateStage> of(Object kind, Decisions decisions) {
        var rules = decisions.rules(TABLE, Map.of("kind", kind));
        if (rules.isEmpty()) {
            throw CampaignRefused.wrongPlan("没有“%s”这种活动。".formatted(kind));
        }
        return rules.stream()
                .map(rule -> new TemplateStage(
                        ((Number) Objects.requireNonNull(rule.get("position"))).intValue(),
                        (String) Objects.requireNonNull(rule.get("name")),
                        (String) rule.get("process")))
                .toList();
    }
}
