package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dudao.opinion.OpinionKind;
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

/**
 * {@code stage-learn-listen.bpmn}: plan, mobilisation, study, opinions, report, and the stage gate with its way back.
 */
@DudaoTest
class StageLearnListenProcessTest {

    private static final String UNIT = "002";
    private static final String MEETING = "mobilisation-meeting";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("stageLearnListen");

    @Autowired
    Office office;

    @Test
    void aUnitThatDoesItWellIsThroughAtTheFirstGo() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));
        campaign.supervision("01").judgesStage(UNIT, Answers.accept());

        assertThat(campaign.waitsForStage(UNIT)).isTrue();
    }

    @Test
    @DisplayName("到期提醒每一步，什么也不推动")
    void everyStepIsRemindedOf() {
        var campaign = office.enrols();
        campaign.begins(UNIT, "stageLearnListen", 1).reminded().run();

        assertThat(campaign.hasPassed(UNIT, "stageLearnListen")).isTrue();
    }

    @Test
    @DisplayName("方案和讲话都审阅通过，才能召开动员大会")
    void theMeetingWaitsForPlanAndSpeech() {
        var campaign = office.launches();
        campaign.unit(UNIT).handsIn("implementation-plan");
        campaign.supervision("01").accepts(UNIT, "implementation-plan");

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 动员讲话 · 第1轮");
    }

    @Test
    @DisplayName("动员大会没有开好的，重新召开")
    void aPoorMeetingIsHeldAgain() {
        var campaign = prepared(office.launches());
        campaign.unit(UNIT).handsIn(MEETING);
        campaign.supervision("01")
                .reads(
                        "unit-" + UNIT,
                        MEETING,
                        Answers.meetingRated(Answers.returned()),
                        List.of(Answers.finding("到会人数不足")));

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 动员大会 · 第2轮");
    }

    @Test
    @DisplayName("督导组没有到会的动员大会不能通过")
    void aMeetingWithoutTheGroupCannotPass() {
        var campaign = prepared(office.launches());
        campaign.unit(UNIT).handsIn(MEETING);
        var rated = Answers.meetingRated(Answers.accept());
        rated.put("attended", "no");

        assertThatThrownBy(() -> campaign.supervision("01").reads("unit-" + UNIT, MEETING, rated))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("督导组没有到会");
    }

    @Test
    @DisplayName("没有民主评议的动员大会不能通过")
    void aMeetingWithoutARatingCannotPass() {
        var campaign = prepared(office.launches());
        campaign.unit(UNIT).handsIn(MEETING);
        var rated = Answers.meetingRated(Answers.accept());
        rated.putAll(Map.of("ratedGood", 0, "ratedFairlyGood", 0, "ratedAverage", 0, "ratedPoor", 0));

        assertThatThrownBy(() -> campaign.supervision("01").reads("unit-" + UNIT, MEETING, rated))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有进行民主评议");
    }

    @Test
    @DisplayName("六个规定专题没有学全的不能通过")
    void aStudyThatLeavesATopicOutCannotPass() {
        var campaign = mobilised(office.launches());
        campaign.unit(UNIT)
                .handsIn(
                        "study-record",
                        Answers.good(
                                "study-record", Map.of("topics", Answers.json(List.of("mass-line", "jiao-yulu")))));

        assertThatThrownBy(() -> campaign.supervision("01").accepts(UNIT, "study-record"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("六个规定专题没有学全");
    }

    @Test
    @DisplayName("集中学习少于规定次数的不能通过")
    void aStudyOfTooFewSessionsCannotPass() {
        var campaign = mobilised(office.launches());
        campaign.unit(UNIT).handsIn("study-record", Answers.good("study-record", Map.of("sessions", 5)));

        assertThatThrownBy(() -> campaign.supervision("01").accepts(UNIT, "study-record"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("集中学习少于规定的六次");
    }

    @Test
    @DisplayName("征求意见没聚焦的要打回返工")
    void opinionsThatAreNotFocusedComeBack() {
        var campaign = mobilised(office.launches());
        campaign.hears(UNIT, OpinionKind.FORMALISM, 1);
        campaign.hears(UNIT, OpinionKind.INTERESTS, 5);
        campaign.unit(UNIT).handsIn("listening-record");

        assertThatThrownBy(() -> campaign.supervision("01").accepts(UNIT, "listening-record"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("听取意见不够聚焦");
        campaign.supervision("01").returns(UNIT, "listening-record", "用听民生方面的意见代替听“四风”方面的意见");
        assertThat(campaign.openTasksOf(UNIT)).contains("县水务局 · 听取意见情况 · 第2轮");
    }

    @Test
    void noOpinionOnTheFourWindsIsNoFocus() {
        var campaign = mobilised(office.launches());
        campaign.hears(UNIT, OpinionKind.LAST_MILE, 2);
        campaign.unit(UNIT).handsIn("listening-record");

        assertThatThrownBy(() -> campaign.supervision("01").accepts(UNIT, "listening-record"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有一条“四风”方面的意见");
    }

    @Test
    @DisplayName("不能过关的补课：指明的内容和阶段报告重做，其余不动")
    void aStageThatIsNotLetThroughCatchesUpWhereItIsTold() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));
        campaign.supervision("01")
                .judgesStage(
                        UNIT,
                        Map.of(
                                "verdict",
                                "return",
                                "words",
                                "学而不思、学无所获",
                                "redo",
                                Answers.json(List.of(number(campaign, "study-record")))));

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 学习记录 · 第2轮");
        campaign = reported(studied(campaign));
        campaign.supervision("01").judgesStage(UNIT, Answers.accept());
        assertThat(campaign.waitsForStage(UNIT)).isTrue();
    }

    @Test
    @DisplayName("把关退回的，下一轮由把关的人审，看得见当时的意见")
    void theGateReaderWhoReturnedTheStageReadsTheNextRound() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));
        campaign.of("sg01-1")
                .judgesStage(
                        UNIT,
                        Map.of(
                                "verdict",
                                "return",
                                "words",
                                "学用脱节",
                                "redo",
                                Answers.json(List.of(number(campaign, "study-record")))));
        campaign.unit(UNIT).handsIn("study-record");

        var review = campaign.of("sg01-1").reviewOf("unit-" + UNIT, "study-record");
        assertThat(review.getAssignee()).isEqualTo("sg01-1");
        assertThat(String.valueOf(office.variablesOf(review).get("findingRows")))
                .contains("学用脱节");
    }

    @Test
    @DisplayName("动员大会和听取意见的材料，审核人打开以前也可以撤回")
    void meetingAndListeningCanBeWithdrawnToo() {
        var campaign = prepared(office.launches());
        campaign.unit(UNIT).handsIn(MEETING);
        assertThat(campaign.unit(UNIT).withdraws(MEETING).status()).isEqualTo(204);
        campaign = held(campaign);
        campaign.unit(UNIT).handsIn("listening-record");
        assertThat(campaign.unit(UNIT).withdraws("listening-record").status()).isEqualTo(204);

        assertThat(campaign.openTasksOf(UNIT)).contains("县水务局 · 听取意见情况 · 第2轮");
    }

    @Test
    @DisplayName("本阶段还有材料没有通过的，不能把关")
    void aStageWithAnOutstandingMaterialIsNotLetThrough() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));
        var number = campaign.numberOf("unit-" + UNIT, "implementation-plan");
        assertThat(campaign.of("office").asksForOneMoreRound(number, "责任人已经调动").status())
                .isEqualTo(204);

        assertThatThrownBy(() -> campaign.supervision("01").judgesStage(UNIT, Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("实施方案（已退回返工）");
        assertThatThrownBy(() -> campaign.supervision("01").judgesStage(UNIT, Answers.returned("一并补课")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("实施方案（已退回返工）");
    }

    @Test
    void aStageSentBackWithNothingNamedWritesItsReportAgain() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));
        campaign.supervision("01").judgesStage(UNIT, Answers.returned("报告空对空"));

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 阶段报告 · 第2轮");
    }

    @Test
    void aStageSentBackWithoutWordsStaysWhereItIs() {
        var campaign = reported(listened(studied(mobilised(office.launches()))));

        assertThatThrownBy(() -> campaign.supervision("01").judgesStage(UNIT, Answers.returned("")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“补课意见”必须填写");
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 阶段把关：学习教育、听取意见 · 第1轮");
    }

    @Test
    @DisplayName("把关的人看得到本阶段每份材料交了几轮、退了几次")
    void theGateReaderSeesRoundsAndReturnsOfEachMaterial() {
        var campaign = office.launches();
        campaign.unit(UNIT).handsIn("implementation-plan");
        campaign.supervision("01").returns(UNIT, "implementation-plan", "照搬照套");
        reported(listened(studied(mobilised(campaign))));

        var gate = campaign.task(UNIT, "UserTask_PassStageGate");
        assertThat(String.valueOf(office.formOf("sg01", gate).get("stageMaterialRows")))
                .contains("实施方案", "提交2轮，退回1次", "阶段报告", "提交1轮，退回0次");
    }

    private static TestCampaign prepared(TestCampaign campaign) {
        for (var material : List.of("implementation-plan", "mobilisation-speech")) {
            campaign.unit(UNIT).handsIn(material);
            campaign.supervision("01").accepts(UNIT, material);
        }
        return campaign;
    }

    private static TestCampaign mobilised(TestCampaign launched) {
        return held(prepared(launched));
    }

    private static TestCampaign held(TestCampaign campaign) {
        campaign.unit(UNIT).handsIn(MEETING);
        campaign.supervision("01").reads("unit-" + UNIT, MEETING, Answers.meetingRated(Answers.accept()));
        return campaign;
    }

    private static TestCampaign studied(TestCampaign campaign) {
        return done(campaign, "study-record");
    }

    private static TestCampaign listened(TestCampaign campaign) {
        return done(campaign, "listening-record");
    }

    private static TestCampaign reported(TestCampaign campaign) {
        return done(campaign, "stage-report");
    }

    private static TestCampaign done(TestCampaign campaign, String material) {
        campaign.unit(UNIT).handsIn(material);
        campaign.supervision("01").accepts(UNIT, material);
        return campaign;
    }

    /** As the gate's options name it. */
    private static String number(TestCampaign campaign, String material) {
        return String.valueOf(campaign.numberOf("unit-" + UNIT, material));
    }
}
