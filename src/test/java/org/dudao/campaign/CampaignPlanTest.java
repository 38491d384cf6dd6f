package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.ArabicLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The calendar that follows from the office's dates and the template. */
class CampaignPlanTest {

    private static final List<TemplateStage> TEMPLATE = List.of(
            new TemplateStage(1, "学习教育、听取意见", "stageOne", 50, 30),
            new TemplateStage(2, "查摆问题、开展批评", "stageTwo", 60, 40),
            new TemplateStage(3, "整改落实、建章立制", "stageThree", 90, 30));

    @Test
    @DisplayName("不填的日期按活动模板的计划天数顺排")
    void whatIsLeftEmptyFollowsFromTheTemplate() {
        assertThat(calendar(Map.of("stage1Begin", "2014-03-10")))
                .containsExactly("2014-03-10 2014-04-28 30%", "2014-04-29 2014-06-27 40%", "2014-06-28 2014-09-25 30%");
    }

    @Test
    @DisplayName("填了的日期不动，后面的接着它排")
    void whatIsFilledInStandsAndTheRestFollowsIt() {
        assertThat(calendar(Map.of(
                        "stage1Begin",
                        "2014-03-10",
                        "stage1End",
                        "2014-04-30",
                        "stage2End",
                        "2014-06-30",
                        "stage3Begin",
                        "2014-07-08")))
                .containsExactly("2014-03-10 2014-04-30 30%", "2014-05-01 2014-06-30 40%", "2014-07-08 2014-10-05 30%");
    }

    @Test
    @ExtendWith(ArabicLocale.class)
    @DisplayName("换了机器的语言，表单字段的名称不变")
    void fieldNamesDoNotDependOnTheMachinesLocale() {
        assertThat(CampaignPlan.fields()).contains("stage1Begin", "stage9End");
    }

    @Test
    @DisplayName("第一阶段的开始日期必须填写")
    void theFirstBeginIsRequired() {
        assertRefused(Map.of("stage2Begin", "2014-05-01"), "“学习教育、听取意见”的开始日期必须填写");
    }

    @Test
    @DisplayName("顺排出来的日期与填写的日期冲突，要说明是哪个阶段")
    void aBeginBeforeTheStageBeforeHasEndedIsRefused() {
        assertRefused(Map.of("stage1Begin", "2014-03-10", "stage2Begin", "2014-04-28"), "“查摆问题、开展批评”应在前一阶段结束之后开始");
        assertRefused(Map.of("stage1Begin", "2014-03-10", "stage2End", "2014-04-28"), "“查摆问题、开展批评”的结束日期早于开始日期");
    }

    @Test
    void whatIsNoDateIsNamedAndNothingElseIsConcludedFromIt() {
        assertThatThrownBy(() ->
                        calendar(Map.of("stage1Begin", "2014-03-10", "stage1End", "四月底", "stage2Begin", "2014-04-01")))
                .isInstanceOf(Refusal.class)
                .hasMessage("“学习教育、听取意见”的结束日期应为日期（年-月-日）。");
    }

    @Test
    @DisplayName("各阶段的权重合计应为100")
    void weightsThatDoNotMakeAWholeAreRefused() {
        assertThat(TemplateStage.of("mass-line", List.of(row(1, 60), row(2, 40))))
                .hasSize(2);
        assertThatThrownBy(() -> TemplateStage.of("mass-line", List.of(row(1, 60), row(2, 30))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("权重合计应为100，现在是90");
    }

    private static Map<String, Object> row(int position, int weight) {
        return Map.of("position", position, "name", "阶段", "process", "stage", "plannedDays", 30, "weight", weight);
    }

    private static void assertRefused(Map<String, String> dates, String reason) {
        assertThatThrownBy(() -> calendar(dates)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    /** Begin, end and weight of each stage, in order. */
    private static List<String> calendar(Map<String, String> dates) {
        var answers = new HashMap<String, Object>(dates);
        answers.putAll(Map.of("name", "活动", "kind", "mass-line", "plan", "方案"));
        return Campaign.planned("2014-1", CampaignPlan.of(answers, TEMPLATE)).stages().stream()
                .map(stage -> "%s %s %d%%".formatted(stage.beginsOn(), stage.endsOn(), stage.weight()))
                .toList();
    }
}
