package org.dudao.campaign;

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

/** {@code stage-examine-criticise.bpmn}: problem list, talks, self-analyses, life meeting, report to the public. */
@DudaoTest
class StageExamineCriticiseProcessTest {

    private static final String UNIT = "002";
    private static final String STAGE = "stageExamineCriticise";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(STAGE);

    @Autowired
    Office office;

    @Test
    void aUnitThatDoesItWellIsThroughAtTheFirstGo() {
        var campaign = office.enrols();
        var course = campaign.begins(UNIT, STAGE, 2).reminded().run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
        assertThat(course.returned()).isZero();
    }

    @Test
    @DisplayName("领导干部自己不找准问题的要责其重来")
    void problemsThatAreNotFoundAreLookedForAgain() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2);
        campaign.unit(UNIT)
                .handsIn(
                        "problem-list",
                        Answers.good(
                                "problem-list",
                                Map.of("formalism", 0, "bureaucracy", 0, "hedonism", 0, "extravagance", 0)));
        var judge = campaign.task(UNIT, "UserTask_JudgeProblems");

        assertThatThrownBy(() -> campaign.supervision("01").judges(judge, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("责其重来");
        campaign.supervision("01").judges(judge, Answers.returned(), List.of(Answers.finding("自己不找准问题的要责其重来")));
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 班子问题清单 · 第2轮");
    }

    @Test
    @DisplayName("班子和每名班子成员的对照检查材料同时写，各审各的")
    void everyLeaderWritesAnAnalysisOfTheirOwn() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_HandInMaterial").run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();

        var again = office.enrols();
        atAnalysis(again);
        assertThat(again.openTasksOf(UNIT))
                .containsExactly("县水务局 · 个人对照检查材料（范春梅） · 第1轮", "县水务局 · 个人对照检查材料（高志远） · 第1轮", "县水务局 · 班子对照检查材料 · 第1轮");
    }

    @Test
    @DisplayName("个人对照检查材料由本人写，本人不在时由单位同事接手")
    void aLeadersAnalysisIsTheirsToWrite() {
        var campaign = office.enrols();
        atAnalysis(campaign);
        var own = office.as("u002-1", () -> campaign.tasksOf(UNIT).stream()
                .filter(task -> task.getName().contains("高志远"))
                .findFirst()
                .orElseThrow());

        assertThat(own.getAssignee()).isEqualTo("u002-1");
        assertThatThrownBy(() -> campaign.unit(UNIT).completes(own, Answers.good("leader-analysis")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("退回一名班子成员的材料，不影响别人的")
    void oneLeadersReturnLeavesTheOthersAlone() {
        var campaign = office.enrols();
        atAnalysis(campaign);
        campaign.of("u002-1").writes(campaign.taskNamed(UNIT, "高志远"), Answers.good("leader-analysis"));
        campaign.of("u002-head").writes(campaign.taskNamed(UNIT, "范春梅"), Answers.good("leader-analysis"));
        campaign.supervision("01")
                .judges(campaign.taskNamed(UNIT, "高志远"), Answers.returned(), List.of(Answers.finding("没有把自己摆进去")));
        campaign.supervision("01").judges(campaign.taskNamed(UNIT, "范春梅"), Answers.accept(), List.of());

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 个人对照检查材料（高志远） · 第2轮", "县水务局 · 班子对照检查材料 · 第1轮");
        assertThat(campaign.taskNamed(UNIT, "高志远").getAssignee()).isEqualTo("u002-1");
    }

    @Test
    @DisplayName("批评与自我批评不到位的不能过关")
    void aMeetingWithoutCriticismIsHeldAgain() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_AttendLifeMeeting");
        var attended = campaign.task(UNIT, "UserTask_AttendLifeMeeting");

        assertThatThrownBy(() -> campaign.supervision("01")
                        .judges(
                                attended,
                                Answers.with(
                                        Answers.reading("life-meeting", Answers.accept()),
                                        Map.of("mutualCriticisms", 0)),
                                List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("批评");
        campaign.supervision("01")
                .judges(
                        attended,
                        Answers.reading("life-meeting", Answers.returned()),
                        List.of(Answers.finding("批评与自我批评不到位的不能过关")));
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 专题民主生活会 · 第2轮");
    }

    @Test
    @DisplayName("督导组没有到会的民主生活会不能过关")
    void aMeetingWithoutTheGroupCannotPass() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_AttendLifeMeeting");

        assertThatThrownBy(() -> campaign.supervision("01")
                        .judges(
                                campaign.task(UNIT, "UserTask_AttendLifeMeeting"),
                                Answers.with(Answers.accept(), Map.of("attended", "no")),
                                List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("督导组没有到会");
    }

    @Test
    @DisplayName("谈心谈话不够的不能通过")
    void aLeaderWhoTalkedTooLittleCannotPass() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2)
                .poorlyAtFirst(
                        "heart-talks", Map.of("talks", Answers.json(List.of(Map.of("leader", "范春梅", "count", 4)))))
                .runUntil("UserTask_ReviewMaterial");

        assertThatThrownBy(() -> campaign.supervision("01").accepts(UNIT, "heart-talks"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("谈");
    }

    @Test
    @DisplayName("不能过关的补课：指明的重做，其余直接过")
    void whatTheGateNamesIsDoneAgainAndNothingElse() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2)
                .returning("problem-list", "life-meeting")
                .catchingUp(2, "班子问题清单", "个人对照检查材料（高志远）")
                .runUntil("UserTask_PassStageGate");
        campaign.supervision("01");
        var course =
                campaign.course(UNIT).catchingUp(2, "班子问题清单", "个人对照检查材料（高志远）").runUntil("UserTask_ListProblems");

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 班子问题清单 · 第3轮");
        course.runUntil("UserTask_HandInMaterial");
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 个人对照检查材料（高志远） · 第2轮");
        course.run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("补课不用重做的，直接过")
    void whatTheGateDoesNotNameIsPassedBy() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).catchingUp(2, "组织生活会").runUntil("UserTask_PassStageGate");
        campaign.course(UNIT).catchingUp(2, "组织生活会").runUntil("UserTask_HandInMaterial");

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 组织生活会 · 第2轮");
    }

    @Test
    @DisplayName("不指明要补课的内容，不能退回")
    void aStageIsNotSentBackForNothing() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_PassStageGate");

        assertThatThrownBy(() -> campaign.supervision("01").judgesStage(UNIT, Answers.returned("补课")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请指明要补课的内容");
    }

    @Test
    @DisplayName("问题清单和民主生活会的材料，审核人打开以前也可以撤回")
    void problemsAndMeetingCanBeWithdrawn() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2);
        campaign.unit(UNIT).handsIn("problem-list");
        assertThat(campaign.unit(UNIT).withdraws("problem-list").status()).isEqualTo(204);
        campaign.course(UNIT).runUntil("UserTask_AttendLifeMeeting");
        assertThat(campaign.unit(UNIT).withdraws("life-meeting").status()).isEqualTo(204);

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 专题民主生活会 · 第2轮");
    }

    /** The problem list and the talks are accepted; the self-analyses are open. */
    private static void atAnalysis(TestCampaign campaign) {
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_JudgeProblems");
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_JudgeProblems"), Answers.accept(), List.of());
        campaign.unit(UNIT).handsIn("heart-talks");
        campaign.supervision("01").accepts(UNIT, "heart-talks");
    }
}
