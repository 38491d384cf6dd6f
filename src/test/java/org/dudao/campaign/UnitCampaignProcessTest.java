package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.dudao.support.TwoStages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code unit-campaign.bpmn}: a unit goes from stage to stage and waits until each is open. */
@DudaoTest
class UnitCampaignProcessTest {

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("unitCampaign");

    @Autowired
    Office office;

    @Autowired
    TwoStages twoStages;

    @Test
    @DisplayName("办公室没有开启的阶段，单位不能进入")
    void aUnitWaitsForAStageThatIsNotOpen() {
        var campaign = office.enrols();

        assertThat(campaign.waitsForStage("002")).isTrue();
        assertThat(campaign.openTasksOf("002")).isEmpty();
    }

    @Test
    void aUnitEntersTheStageThatTheOfficeOpens() {
        var campaign = office.launches();

        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮", "县水务局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("领导小组同意免予完成的单位，到此为止")
    void anExcusedUnitStopsWhereItIs() {
        var campaign = twoStages.launch();
        campaign.opensStage();
        campaign.of("office")
                .completes(
                        "UserTask_CheckCompletion",
                        Map.of("verdict", "excuse", "units", Answers.json(List.of("004")), "words", "单位已经撤销"));
        campaign.of("leader").completes("UserTask_DecideExcuses", Answers.accept());

        assertThat(campaign.isThrough("004")).isTrue();
        assertThat(campaign.isThrough("005")).isFalse();
    }

    @Test
    @DisplayName("晚到的单位直接进入已经开启的阶段（补课）")
    void aLateUnitEntersAnOpenStageAtOnce() {
        var campaign = twoStages.launch();
        campaign.opensStage();
        office.runJobs();

        campaign.supervision("01").judgesTwoStages("003");
        assertThat(campaign.waitsForStage("003")).isFalse();
        campaign.supervision("01").judgesTwoStages("003");
        assertThat(campaign.isThrough("003")).isTrue();
    }

    @Test
    @DisplayName("办公室撤回开启，单位退回等候，做了一半的任务不再有")
    void aUnitWaitsAgainWhenTheOpeningIsWithdrawn() {
        var campaign = office.launches();

        campaign.of("office").completes("UserTask_OpenStage", Map.of("act", "withdraw", "reason", "日程有变"));

        assertThat(campaign.waitsForStage("002")).isTrue();
        assertThat(campaign.openTasksOf("002")).isEmpty();
    }
}
