package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.dudao.support.DudaoTest;
import org.dudao.support.ModelCoverage;
import org.dudao.support.Office;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code stage-study-survey.bpmn}: study and survey in parallel, then the seminar. */
@DudaoTest
class StageStudySurveyProcessTest {

    private static final String UNIT = "003";
    private static final String STAGE = "stageStudySurvey";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of(STAGE);

    @Autowired
    Office office;

    @Test
    @DisplayName("学习和调研都通过，才开主题研讨会")
    void theSeminarWaitsForStudyAndSurvey() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 1);
        assertThat(campaign.openTasksOf(UNIT)).hasSize(2).noneMatch(name -> name.contains("研讨会"));
        campaign.unit(UNIT).handsIn("survey-report");
        campaign.supervision("01").accepts(UNIT, "survey-report");
        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).noneMatch(name -> name.contains("研讨会"));
        campaign.unit(UNIT).handsIn("outlook-study");
        campaign.supervision("01").accepts(UNIT, "outlook-study");

        assertThat(campaign.openTasksOf(UNIT)).hasSize(1).allMatch(name -> name.contains("研讨会"));
    }

    @Test
    @DisplayName("学用脱节的不能过关，补课")
    void aStageThatIsNotLetThroughCatchesUp() {
        var campaign = office.enrols();
        campaign.begins(UNIT, STAGE, 1).reminded().catchingUp(1, "调研报告").run();

        assertThat(campaign.hasPassed(UNIT, STAGE)).isTrue();
        assertThat(campaign.recordOf("unit-" + UNIT, "survey-report").path("rounds"))
                .hasSize(2);
        assertThat(campaign.recordOf("unit-" + UNIT, "outlook-study").path("rounds"))
                .hasSize(1);
    }
}
