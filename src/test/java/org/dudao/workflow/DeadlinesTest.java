package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Due dates: a reminder, then lateness; nothing passes because time ran out. */
@DudaoTest
class DeadlinesTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Test
    @DisplayName("到期前两天提醒，到期后记为逾期，什么也不会自动通过")
    void aTaskIsWarnedOfThenLateAndStays() {
        var campaign = office.launches();
        var handIn = campaign.unit("002").handInOf(PLAN);
        var left = Duration.between(clock.instant(), handIn.getDueDate().toInstant());

        clock.forward(left.minus(Duration.ofDays(3)));
        office.runJobs();
        assertThat(campaign.task("002", handIn).getDescription()).isNull();
        clock.forward(Duration.ofDays(2));
        office.runJobs();
        assertThat(campaign.task("002", handIn).getDescription()).startsWith("即将到期：");
        assertThat(campaign.standingOf("002").path("lateNow").asBoolean()).isFalse();
        clock.forward(Duration.ofDays(1));
        office.runJobs();
        assertThat(campaign.task("002", handIn).getDescription()).startsWith("已经逾期：");
        assertThat(campaign.standingOf("002").path("lateNow").asBoolean()).isTrue();
        assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮", "县水务局 · 实施方案 · 第1轮");
        assertThat(office.timersOf(handIn)).as("reminders to come").isZero();

        campaign.unit("002").handsIn("mobilisation-speech");
        campaign.unit("002").handsIn(PLAN);
        assertThat(campaign.standingOf("002").path("lateNow").asBoolean()).isFalse();
        assertThat(campaign.standingOf("002").path("timesLate").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("审核逾期记在督导组名下，不记在单位名下")
    void aLateReviewIsTheGroupsLateness() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.unit("002").handsIn("mobilisation-speech");
        var review = campaign.supervision("01").reviewOf("unit-002", PLAN);
        clock.forward(Duration.between(clock.instant(), review.getDueDate().toInstant())
                .plusMinutes(1));
        office.runJobs();

        assertThat(campaign.standingOf("002").path("timesLate").asInt()).isZero();
        assertThat(campaign.supervision("01").reviewOf("unit-002", PLAN).getDescription())
                .startsWith("已经逾期：");
    }

    @Test
    @DisplayName("期限跟着阶段日程走，晚到的单位从进入之日起有最少的天数")
    void dueDatesFollowTheStagesCalendar() {
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        var plan = Answers.plan();
        plan.put("stage1Begin", today.plusDays(10).toString());
        plan.put("stage1End", today.plusDays(60).toString());
        plan.put("stage2Begin", today.plusDays(61).toString());
        plan.put("stage2End", today.plusDays(90).toString());
        plan.put("stage3Begin", today.plusDays(91).toString());
        plan.put("stage3End", today.plusDays(120).toString());
        var campaign = office.launches(plan);
        var handIn = campaign.unit("002").handInOf(PLAN);

        assertThat(handIn.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate())
                .isEqualTo(today.plusDays(14));
        assertThat(office.variablesOf(handIn)).containsKey(StepVariables.DUE);
    }
}
