package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.Course;
import org.dudao.support.Courses;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.QuickTab;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Both kinds of campaign with units of the sample county, through half a year to the archive. Every kind of material is returned
 * once, every stage is held back for five units, the public of six units is not satisfied at first, and three units are late.
 *
 * <p>By default three units of each supervision group take part, thirty in all. The Maven profile {@code whole-county} sets the
 * system property {@value #UNITS_OF_EACH_GROUP} to 0: then all 103 units take part.
 */
@DudaoTest
@Tag("own-application")
@TestPropertySource(
        properties = {
            "dudao.database.data-dir=" + DudaoTest.DATA + "/whole-campaign",
            "dudao.campaign.batch-size=20",
            TestCounty.SHEETS_OF_ITS_OWN + "=src/main/resources/sample-county",
            TestCounty.UNITS_OF_EACH_GROUP + "=${" + WholeCampaignTest.UNITS_OF_EACH_GROUP + ":3}"
        })
@DirtiesContext
class WholeCampaignTest {

    static final String UNITS_OF_EACH_GROUP = "whole-campaign.units-of-each-group";

    private static final int STAGES = 3;

    /** The number of units that have not begun when the last stage is over: the first ones of the campaign. */
    private static final int LATE = 3;

    /** The number of units that are held back at one stage each. They follow the late ones. */
    private static final int HELD_BACK = 15;

    /** The number of units whose public is not satisfied the first time. They follow those that are held back. */
    private static final int UNSATISFYING = 6;

    @Autowired
    Office office;

    @Autowired
    QuickTab tab;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    UnitRepository county;

    @Test
    @DisplayName("群众路线教育实践活动，各单位从动员走到归档，每个关口都有退回")
    void theMassLineGoesToItsEnd() {
        var campaign = launch("mass-line");
        var courses = campaign.courses();
        sendBack(
                courses,
                "implementation-plan",
                "mobilisation-speech",
                "mobilisation-meeting",
                "study-record",
                "listening-record",
                "stage-report",
                "problem-list",
                "heart-talks",
                "body-analysis",
                "leader-analysis",
                "life-meeting-plan",
                "life-meeting",
                "life-meeting-report",
                "branch-meetings",
                "rectification-plan",
                "special-plan",
                "institution-plan",
                "rectification-item",
                "special-rectification",
                "rules-written",
                "public-rating",
                "summary-report",
                "look-back",
                "follow-up-visit");
        holdBack(courses, "听取意见情况", "班子问题清单", "总结报告");

        goThrough(campaign, courses);
    }

    @Test
    @DisplayName("学习实践科学发展观活动，各单位从学习调研走到归档，每个关口都有退回")
    void theScientificOutlookGoesToItsEnd() {
        var campaign = launch("scientific-outlook");
        var courses = campaign.courses();
        sendBack(
                courses,
                "outlook-study",
                "survey-report",
                "theme-seminar",
                "opinion-survey",
                "outlook-life-meeting",
                "analysis-report",
                "report-publication",
                "public-rating",
                "matters-plan",
                "rectification-item",
                "look-back",
                "summary-report");
        holdBack(courses, "调研报告", "征求意见情况", "总结报告");

        goThrough(campaign, courses);
    }

    private TestCampaign launch(String kind) {
        var campaign = office.with(tab).launches(Answers.plan(kind, LocalDate.now(clock)));
        assertThat(campaign.units()).hasSize((int) county.count()).hasSizeGreaterThanOrEqualTo(30);
        return campaign;
    }

    /** Returns another kind of material for each unit in turn. */
    private static void sendBack(Courses courses, String... kinds) {
        int unit = 0;
        for (var course : courses.all()) {
            course.returning(kinds[unit++ % kinds.length]);
        }
    }

    /** Every stage is held back for five units, and the public of six units is not satisfied. */
    private static void holdBack(Courses courses, String... materialOfTheStage) {
        int stage = 0;
        for (var course : courses.all().subList(LATE, LATE + HELD_BACK)) {
            course.catchingUp(stage + 1, materialOfTheStage[stage]);
            stage = (stage + 1) % STAGES;
        }
        unsatisfying(courses)
                .forEach(course -> course.poorlyAtFirst(
                        "public-rating",
                        Map.of("invited", 5, "satisfied", 4, "fairlySatisfied", 1, "dissatisfied", 0)));
    }

    private static List<Course> unsatisfying(Courses courses) {
        return courses.all().subList(LATE + HELD_BACK, LATE + HELD_BACK + UNSATISFYING);
    }

    private void goThrough(TestCampaign campaign, Courses courses) {
        var late = courses.all().subList(0, LATE);
        var inTime = new ArrayList<>(courses.all());
        inTime.removeAll(late);
        for (int stage = 1; stage <= STAGES; stage++) {
            if (stage > 1) {
                campaign.opensStage();
            }
            courses.run(inTime);
            endOf(campaign, stage);
        }
        onlyTheLateAreLate(campaign, late.stream().map(Course::unit).toList());
        assertThatThrownBy(() -> campaign.of("office").completes("UserTask_CheckCompletion", Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有3个单位没有通过");
        courses.run(late);
        campaign.closes(
                campaign.units().get(0), campaign.units().get(campaign.units().size() - 1));

        everythingIsAsPlayed(campaign, courses);
    }

    /** Sets the clock to the day after the stage's last day. */
    private void endOf(TestCampaign campaign, int stage) {
        var lastDay = LocalDate.parse(
                campaign.record().at("/stages/%d/endsOn".formatted(stage - 1)).asText());
        var next = lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        clock.forward(Duration.between(clock.instant(), next));
        office.runJobs();
    }

    /** The other units went on. The late units have passed nothing. */
    private static void onlyTheLateAreLate(TestCampaign campaign, List<String> late) {
        for (var standing : campaign.record().path("units")) {
            boolean isLate = late.contains(standing.path("unit").asText());
            assertThat(standing.path("lateNow").asBoolean())
                    .as(standing.toString())
                    .isEqualTo(isLate);
            assertThat(standing.path("timesLate").asInt() > 0)
                    .as(standing.toString())
                    .isEqualTo(isLate);
            assertThat(standing.path("passedStage").asInt())
                    .as(standing.toString())
                    .isEqualTo(isLate ? 0 : STAGES);
        }
    }

    private void everythingIsAsPlayed(TestCampaign campaign, Courses courses) {
        assertThat(office.isEnded(campaign.id())).isTrue();
        assertThat(campaign.record().at("/campaign/state").asText()).isEqualTo("已归档");
        assertThat(campaign.record().path("units").findValuesAsText("passedStage"))
                .hasSize((int) county.count())
                .containsOnly(String.valueOf(STAGES));
        assertThat(campaign.units()).allMatch(campaign::isThrough);
        assertThat(campaign.figures("returns")).isEqualTo(courses.sum(Course::returned));
        assertThat(campaign.figures("rounds")).isEqualTo(courses.sum(Course::handedIn));
        assertThat(courses.sum(Course::heldBack)).isEqualTo(HELD_BACK);
        assertThat(ratedAgain(campaign))
                .containsAll(unsatisfying(courses).stream().map(Course::unit).toList());
        assertThat(neverSentBack(campaign)).isEmpty();
    }

    /** The kinds of material that were accepted from all units in the first round. */
    private List<String> neverSentBack(TestCampaign campaign) {
        return database.sql(
                        """
                        select kind from dudao.material where campaign = :campaign and owner like 'unit-%'
                        group by kind having max(returns) = 0""")
                .param("campaign", campaign.id())
                .query(String.class)
                .list();
    }

    private List<String> ratedAgain(TestCampaign campaign) {
        return database.sql(
                        """
                        select right(owner, 3) from dudao.material
                        where campaign = :campaign and kind = 'public-rating' and handed_in > 1""")
                .param("campaign", campaign.id())
                .query(String.class)
                .list();
    }
}
