package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code stage-rectify-institute.bpmn}: plans, the ledger written off, rules written, rated by the public, looked back at. */
@DudaoTest
class StageRectifyInstituteProcessTest {

    private static final String UNIT = "002";
    private static final String STAGE = "stageRectifyInstitute";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(STAGE);

    @Autowired
    Office office;

    @Autowired
    Clock clock;

    @Test
    void aUnitThatDoesItWellIsThroughAtTheFirstGo() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).reminded().run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("两方案一计划都通过，台账才立起来，逐件整改销号")
    void theLedgerIsOpenedFromThePlans() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_ReportItemDone");

        assertThat(campaign.openTasksOf(UNIT))
                .anyMatch(name -> name.matches("县水务局 · 整改事项（\\d+号 公车私用） · 第1轮"))
                .contains("县水务局 · 专项整治情况 · 第1轮", "县水务局 · 制度建设情况 · 第1轮")
                .noneMatch(name -> name.contains("群众评议"));
    }

    @Test
    @DisplayName("整改事项按方案写明的时限到期；问题写得一样的两件，是两件")
    void everyItemIsDueOnItsOwnDay() {
        var inAMonth = LocalDate.now(clock).plusDays(30);
        var items = Answers.json(List.of(
                Map.of("problem", "办事拖拉", "measures", "限时办结", "person", "邓国平", "deadline", inAMonth.toString()),
                Map.of("problem", "办事拖拉", "measures", "一次告知", "person", "高志远", "deadline", inAMonth.toString())));
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3)
                .poorlyAtFirst("rectification-plan", Map.of("items", items))
                .runUntil("UserTask_ReportItemDone");

        assertThat(campaign.tasksOf(UNIT))
                .filteredOn(task -> task.getName().contains("办事拖拉"))
                .hasSize(2)
                .allMatch(task -> LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone())
                        .equals(inAMonth));
    }

    @Test
    @DisplayName("销了号的事项，阶段把关时也可以要求重新整改")
    void aWrittenOffItemCanBeOpenedAgainAtTheGate() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_PassStageGate");
        assertThat(office.formOf("sg01", campaign.task(UNIT, "UserTask_PassStageGate"))
                        .get("redoAlwaysNames"))
                .isEqualTo("群众评议");
        campaign.course(UNIT).catchingUp(3, "整改事项").runUntil("UserTask_ReportItemDone");

        assertThat(campaign.openTasksOf(UNIT)).singleElement().asString().matches("县水务局 · 整改事项（\\d+号 公车私用） · 第2轮");
    }

    @Test
    @DisplayName("台账没有全部销号的，不能进入群众评议")
    void theRatingWaitsForTheWholeLedger() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_ReportItemDone");
        var first = campaign.taskNamed(UNIT, "整改事项");
        campaign.of(first.getAssignee()).writes(first, Answers.good("rectification-item"));
        campaign.supervision("01")
                .judges(campaign.taskNamed(UNIT, "公车私用"), Answers.returned(), List.of(Answers.finding("没效果的要补火")));

        assertThat(campaign.openTasksOf(UNIT)).anyMatch(name -> name.matches("县水务局 · 整改事项（\\d+号 公车私用） · 第2轮"));
        assertThat(campaign.task(UNIT, "UserTask_PrepareRating")).isNull();
    }

    @Test
    @DisplayName("方案里新加的事项不能顶替已经销号的")
    void anItemAddedLaterIsNotTakenForOneThatIsWrittenOff() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_PassStageGate");
        var plan = campaign.numberOf("unit-" + UNIT, "rectification-plan");
        campaign.of("office").asksForOneMoreRound(plan, "漏了一个问题");
        campaign.unit(UNIT)
                .handsIn(
                        "rectification-plan",
                        Answers.good(
                                "rectification-plan",
                                Map.of(
                                        "items",
                                        Answers.json(List.of(Map.of(
                                                "problem", "漏掉的问题",
                                                "measures", "限期整改",
                                                "person", "邓国平",
                                                "deadline", "2014-09-01"))))));
        campaign.supervision("01").accepts(UNIT, "rectification-plan");
        campaign.course(UNIT).catchingUp(3, "总结报告").runUntil("UserTask_ReportItemDone");

        assertThat(campaign.openTasksOf(UNIT)).anyMatch(name -> name.matches("县水务局 · 整改事项（\\d+号 漏掉的问题） · 第1轮"));
    }

    @Test
    @DisplayName("建章立制不到位的要不怕反复")
    void rulesThatAreMissingAreWrittenAgain() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3)
                .poorlyAtFirst("rules-written", Map.of("planned", 36, "written", 35))
                .runUntil("UserTask_JudgeRules");
        var judge = campaign.task(UNIT, "UserTask_JudgeRules");

        assertThatThrownBy(() -> campaign.supervision("01").judges(judge, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("建章立制不到位");
        campaign.supervision("01").judges(judge, Answers.returned(), List.of(Answers.finding("建章立制不到位的要不怕反复")));
        assertThat(campaign.openTasksOf(UNIT)).contains("县水务局 · 制度建设情况 · 第2轮");
    }

    @Test
    @DisplayName("群众满意率不到95%的，退回专项整治，再评")
    void whatDoesNotSatisfyThePublicGoesBack() {
        var campaign = office.enrols();
        var course = campaign.begins(UNIT, STAGE, 3)
                .poorlyAtFirst(
                        "public-rating",
                        Map.of("invited", 20, "satisfied", 18, "fairlySatisfied", 1, "dissatisfied", 1))
                .runUntil("UserTask_CheckRating");
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of());

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 专项整治情况 · 第2轮");
        assertThat(campaign.unit(UNIT)
                        .materialOf(campaign.taskNamed(UNIT, "专项整治情况"))
                        .at("/findings/0/remedy")
                        .asText())
                .contains("群众满意率不到95%", "群众意见", "门还是难进");
        course.runUntil("UserTask_PrepareRating");
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 筹备群众评议 · 第2轮");
        course.run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("制度建设情况审核人打开以前也可以撤回")
    void rulesCanBeWithdrawn() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_JudgeRules");

        assertThat(campaign.unit(UNIT).withdraws("rules-written").status()).isEqualTo(204);
        assertThat(campaign.openTasksOf(UNIT)).contains("县水务局 · 制度建设情况 · 第2轮");
    }

    @Test
    @DisplayName("不能过关的补课：指明的重做，销了号的不重来")
    void whatTheGateNamesIsDoneAgainAndNothingElse() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).runUntil("UserTask_PassStageGate");
        campaign.course(UNIT).catchingUp(3, "回头看", "制度建设情况").runUntil("UserTask_WriteRules");

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 制度建设情况 · 第2轮");
        campaign.course(UNIT).runUntil("UserTask_HandInMaterial");
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 回头看情况 · 第2轮");
        campaign.course(UNIT).run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }
}
