package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.Course;
import org.dudao.support.Courses;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.SafetyInspection;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A kind of campaign without Java code: its models, forms and tables are deployed over REST. */
@DudaoTest
@Tag("own-application")
@TestPropertySource(
        properties = {
            "dudao.database.data-dir=" + DudaoTest.DATA + "/third-kind",
            TestCounty.SHEETS_OF_ITS_OWN + "=" + SafetyInspection.COUNTY
        })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThirdKindTest {

    private static final int STAGES = 3;

    @Autowired
    SafetyInspection safetyInspection;

    @Autowired
    Office office;

    @Autowired
    Clock clock;

    @BeforeAll
    void theDesignerDeploys() throws IOException {
        var answer = safetyInspection.deploy();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("设计人员自己增加的活动，十个单位从头走到归档，每个关口都有退回")
    void tenUnitsGoThroughACampaignOfTheDesignersOwn() {
        var campaign = office.launches(Answers.plan(SafetyInspection.KIND, LocalDate.now(clock)));
        assertThat(campaign.units()).hasSize(10);
        var courses = campaign.courses();
        sendSomethingBack(courses);

        for (int stage = 1; stage <= STAGES; stage++) {
            if (stage > 1) {
                campaign.opensStage();
            }
            courses.run(courses.all());
            assertThat(campaign.record().path("units").findValuesAsText("passedStage"))
                    .hasSize(10)
                    .containsOnly(String.valueOf(stage));
        }
        campaign.closes("010", "003");

        assertThat(office.isEnded(campaign.id())).isTrue();
        assertThat(campaign.record().at("/campaign/state").asText()).isEqualTo("已归档");
        assertThat(campaign.record().path("honours").findValuesAsText("name")).containsExactly("顺达客运公司", "县应急管理局");
        assertThat(campaign.figures("returns"))
                .isEqualTo(courses.sum(Course::returned))
                .isEqualTo(8);
        assertThat(campaign.figures("rounds")).isEqualTo(courses.sum(Course::handedIn));
        assertThat(courses.sum(Course::heldBack)).isEqualTo(3);
    }

    /**
     * Each material is returned to one unit, each stage gate returns one unit, and one unit gets everything returned.
     */
    private static void sendSomethingBack(Courses courses) {
        courses.of("001").returning("safety-plan");
        courses.of("002").returning("hazard-list");
        courses.of("003").returning("safety-plan", "hazard-list", "hazards-cleared", "safety-summary");
        courses.of("004").returning("hazards-cleared");
        courses.of("005").returning("safety-summary");
        courses.of("006").catchingUp(1, "隐患清单");
        courses.of("007").catchingUp(2, "隐患整改情况");
        courses.of("008").catchingUp(3, "检查总结");
    }

    @Test
    @DisplayName("重大隐患没有整改完的，不能过关")
    void whatTheDesignersOwnTableForbidsIsRefused() {
        var campaign = office.enrols(Answers.plan(SafetyInspection.KIND, LocalDate.now(clock)));
        campaign.begins("001", "stageJointInspection", 2)
                .poorlyAtFirst("hazards-cleared", Map.of("majorFound", 2))
                .runUntil("UserTask_InspectOnTheSpot");
        var inspection = campaign.task("001", "UserTask_InspectOnTheSpot");

        assertThatThrownBy(() -> campaign.supervision("01").judges(inspection, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("重大隐患没有整改完的，不能过关。");
    }
}
