package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code optional-action.bpmn}: a unit's optional action, recognised or not. */
@DudaoTest
class OptionalActionProcessTest {

    private static final String UNIT = "002";
    private static final String ACTION = "optional-action";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("optionalAction");

    @Autowired
    Office office;

    @Test
    @DisplayName("自选动作经督导组认可，可以加分")
    void aRecognisedActionEarnsCredit() {
        var campaign = office.enrols();
        office.starts("u002", "optionalAction");
        office.reminds(campaign.task(UNIT, "UserTask_RecordAction"));
        campaign.unit(UNIT).handsIn(ACTION);
        office.reminds(campaign.task(UNIT, "UserTask_ReviewAction"));
        var review = campaign.task(UNIT, "UserTask_ReviewAction");
        campaign.supervision("01").judges(review, Answers.returned(), List.of(Answers.finding("过度求新求异")));
        assertThat(figure(campaign, "optionalActions")).isZero();
        campaign.unit(UNIT).handsIn(ACTION);
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_ReviewAction"), Answers.accept(), List.of());

        assertThat(figure(campaign, "optionalActions")).isEqualTo(1);
        assertThat(figure(campaign, "credit")).isBetween(1, 5);
        assertThat(campaign.openTasksOf(UNIT)).isEmpty();
    }

    @Test
    @DisplayName("自选动作不代替规定动作，也不影响过关")
    void anActionUnderWayKeepsNoGateShut() {
        var campaign = office.enrols();
        campaign.begins(UNIT, "stageStudySurvey", 1).runUntil("UserTask_PassStageGate");
        office.starts("u002", "optionalAction");
        campaign.supervision("01").judgesStage(UNIT, Answers.accept());

        assertThat(campaign.hasPassed(UNIT, "stageStudySurvey")).isTrue();
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 自选动作（第1项） · 第1轮");
        assertThat(figure(campaign, "materials")).isEqualTo(3);
    }

    @Test
    @DisplayName("几项自选动作各记各的，审核人打开以前可以撤回")
    void severalActionsAreKeptApart() {
        var campaign = office.enrols();
        office.starts("u002", "optionalAction");
        office.starts("u002-1", "optionalAction");
        var first = campaign.taskNamed(UNIT, "第1项");
        campaign.unit(UNIT).writes(first, Answers.good(ACTION));

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 自选动作（第1项） · 第1轮", "县水务局 · 自选动作（第2项） · 第1轮");
        assertThat(campaign.withdraws("u002", "unit-" + UNIT, ACTION, "1").status())
                .isEqualTo(204);
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 自选动作（第1项） · 第2轮", "县水务局 · 自选动作（第2项） · 第1轮");
    }

    @Test
    @DisplayName("单位参加两个活动的，先选自选动作是哪个活动的，另一个活动里没有")
    void theUnitChoosesTheCampaign() {
        var first = office.enrols();
        var second = office.enrolsBeside(Answers.plan());
        office.starts("u002", "optionalAction");
        var choice = office.newestOf("UserTask_ChooseCampaign");
        office.reminds(choice);
        assertThat(choice.getName()).isEqualTo("县水务局 · 选择活动");
        assertThat(String.valueOf(office.formOf("u002", choice).get("campaignOptions")))
                .contains(first.id(), second.id());
        assertThatThrownBy(() -> first.unit(UNIT).completes(choice, Map.of("chosenCampaign", "2014-0")))
                .isInstanceOf(Refusal.class);
        first.unit(UNIT).completes(choice, Map.of("chosenCampaign", second.id()));

        assertThat(second.openTasksOf(UNIT)).containsExactly("县水务局 · 自选动作（第1项） · 第1轮");
        assertThat(first.openTasksOf(UNIT)).isEmpty();
        second.unit(UNIT).handsIn(ACTION);
        assertThat(second.openTasksOf(UNIT)).hasSize(1);
    }

    @Test
    @DisplayName("只有单位的同志能登记自选动作")
    void onlyUnitsBegin() {
        office.enrols();

        for (var login : List.of("office", "sg02", "leader", "designer")) {
            assertThatThrownBy(() -> office.starts(login, "optionalAction"))
                    .as(login)
                    .isNotNull();
        }
        assertThatThrownBy(() -> office.starts("u002", "optionalAction", Map.of("unit", "001")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不是本表单的字段");
    }

    private static int figure(TestCampaign campaign, String name) {
        return campaign.standingOf(UNIT).path("figures").path(name).asInt();
    }
}
