package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code stage-rectify-matters.bpmn}: the matters are done and written off one by one. */
@DudaoTest
class StageRectifyMattersProcessTest {

    private static final String UNIT = "003";
    private static final String STAGE = "stageRectifyMatters";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(STAGE);

    @Autowired
    Office office;

    @Test
    @DisplayName("办成一件注销一件，全部办成才回头看")
    void everyMatterIsWrittenOffBeforeTheLookBack() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 3).reminded().runUntil("UserTask_VerifyItem");
        assertThat(campaign.openTasksOf(UNIT)).noneMatch(name -> name.contains("回头看"));
        campaign.course(UNIT).reminded().run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }

    @Test
    @DisplayName("群众不满意的，退回回头看")
    void whatDoesNotSatisfyThePublicIsLookedAtAgain() {
        var campaign = office.enrols();
        var course = campaign.begins(UNIT, STAGE, 3)
                .poorlyAtFirst(
                        "public-rating", Map.of("invited", 10, "satisfied", 9, "fairlySatisfied", 1, "dissatisfied", 0))
                .runUntil("UserTask_CheckRating");
        campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of());

        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.contains("回头看情况 · 第2轮"));
        course.catchingUp(3, "总结报告").run();
        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
    }
}
