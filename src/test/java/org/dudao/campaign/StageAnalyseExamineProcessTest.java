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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code stage-analyse-examine.bpmn}: the leading body's analysis report is reviewed, published and rated. */
@DudaoTest
class StageAnalyseExamineProcessTest {

    private static final String UNIT = "003";
    private static final String STAGE = "stageAnalyseExamine";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(STAGE);

    @Autowired
    Office office;

    @Test
    void aUnitThatDoesItWellIsThroughAtTheFirstGo() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).reminded().run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("分析检查报告不合格的打回重写")
    void aPoorReportIsWrittenAgain() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_ReviewAnalysisReport");
        campaign.supervision("01")
                .judges(
                        campaign.task(UNIT, "UserTask_ReviewAnalysisReport"),
                        Answers.returned(),
                        List.of(Answers.finding("决不可简单应付")));

        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.endsWith("第2轮"));
    }

    @Test
    @DisplayName("主要负责同志没有亲自动手的，报告不能通过")
    void aReportThatTheHeadLeftToOthersCannotPass() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2)
                .poorlyAtFirst("analysis-report", Map.of("headDrafted", "no"))
                .runUntil("UserTask_ReviewAnalysisReport");

        assertThatThrownBy(() -> campaign.supervision("01")
                        .judges(campaign.task(UNIT, "UserTask_ReviewAnalysisReport"), Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("主要负责同志");
    }

    @Test
    @DisplayName("群众满意率达不到95%的，分析检查报告退回重写")
    void aReportBelowTheThresholdGoesBack() {
        var campaign = office.enrols();
        var course = campaign.begins(UNIT, STAGE, 2)
                .poorlyAtFirst(
                        "public-rating",
                        Map.of("invited", 20, "satisfied", 18, "fairlySatisfied", 2, "dissatisfied", 0))
                .runUntil("UserTask_CheckRating");
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of());

        assertThat(campaign.task(UNIT, "UserTask_WriteAnalysisReport").getName())
                .endsWith("第2轮");
        course.run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("正好95%的，算达到了")
    void exactlyTheThresholdIsEnough() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2)
                .poorlyAtFirst(
                        "public-rating",
                        Map.of("invited", 20, "satisfied", 19, "fairlySatisfied", 0, "dissatisfied", 1))
                .runUntil("UserTask_CheckRating");
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of());

        assertThat(campaign.task(UNIT, "UserTask_PassStageGate")).isNotNull();
    }

    @Test
    @DisplayName("分析检查报告审核人打开以前也可以撤回；补课不用重写的直接过")
    void aReportCanBeWithdrawnAndIsPassedByOnceItIsSound() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 2).runUntil("UserTask_ReviewAnalysisReport");
        assertThat(campaign.unit(UNIT).withdraws("analysis-report").status()).isEqualTo(204);
        campaign.course(UNIT).catchingUp(2, "征求意见").run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
        assertThat(campaign.recordOf("unit-" + UNIT, "analysis-report").path("rounds"))
                .hasSize(2);
    }
}
