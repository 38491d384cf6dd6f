package org.dudao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.dudao.calendar.WorkingDays;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Due dates: a reminder, then lateness; nothing passes because time ran out. */
@DudaoTest
class DeadlinesTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    TestClock clock;

    @Autowired
    Rest rest;

    @Autowired
    TaskDueDates dueDates;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcTemplate database;

    @AfterEach
    void forgetTheYears() {
        database.update("delete from dudao.calendar_year");
    }

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
    @DisplayName("期限延长了的任务，到原来的期限不算逾期，提醒里也不再写原来的期限")
    void anExtendedTaskIsNotLateAtItsFormerDueDate() {
        var campaign = office.launches();
        campaign.unit("002").handsIn("mobilisation-speech");
        var handIn = campaign.unit("002").handInOf(PLAN);
        var due = handIn.getDueDate().toInstant();
        clock.forward(Duration.between(clock.instant(), due).minusDays(1));
        office.runJobs();
        assertThat(campaign.task("002", handIn).getDescription()).startsWith("即将到期：");

        dueDates.extend(
                handIn.getProcessInstanceId(), handIn.getTaskDefinitionKey(), Date.from(due.plus(Duration.ofDays(9))));
        assertThat(campaign.task("002", handIn).getDescription()).isNull();
        clock.forward(Duration.ofDays(3));
        office.runJobs();

        assertThat(campaign.standingOf("002").path("lateNow").asBoolean()).isFalse();
        assertThat(campaign.standingOf("002").path("timesLate").asInt()).isZero();
        clock.forward(Duration.ofDays(8));
        office.runJobs();
        assertThat(campaign.standingOf("002").path("lateNow").asBoolean()).isTrue();
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
        var today = today();
        var campaign = office.launches(plan(today));
        var handIn = campaign.unit("002").handInOf(PLAN);

        assertThat(dayOf(handIn)).isEqualTo(today.plusDays(14));
        assertThat(office.variablesOf(handIn)).containsKey(StepVariables.DUE);
    }

    @Test
    @DisplayName("加了放假，落在放假里的期限顺延到下一个工作日；先看得到，后有记录；撤销放假，期限回到原来")
    void anOpenDueDateMovesBehindANewHoliday() {
        var campaign = office.launches(plan(today()));
        var handIn = campaign.unit("002").handInOf(PLAN);
        var dueDay = dayOf(handIn);
        var path = "/api/calendar/" + dueDay.getYear();
        var before = rest.basic("office").get(path);
        var days = before.status() == 200 ? before.body() : "日期,休班,名称\n";
        var holiday = days + dueDay + ",休,县庆\n";

        var preview = rest.basic("office").send("PUT", path + "/check", holiday);
        assertThat(preview.json().findValuesAsText("name")).as(preview.body()).contains("县水务局 · 实施方案 · 第1轮");
        assertThat(dayOf(campaign.task("002", handIn))).isEqualTo(dueDay);

        assertThat(rest.basic("office").send("PUT", path, holiday).status()).isEqualTo(204);
        var moved = campaign.task("002", handIn);
        assertThat(dayOf(moved)).isEqualTo(workingDays.plus(dueDay, 1));
        assertThat(LocalTime.ofInstant(moved.getDueDate().toInstant(), clock.getZone()))
                .isEqualTo(LocalTime.of(18, 0));
        var act = campaign.record().at("/acts/0");
        assertThat(act.path("act").asText()).isEqualTo("调整放假安排");
        var record = rest.basic("leader").get("/api/campaigns/acts/%s/due-dates".formatted(act.path("id")));
        assertThat(record.json().findValuesAsText("task")).contains(handIn.getId());
        office.reminds(moved);
        assertThat(campaign.task("002", handIn).getDescription()).startsWith("即将到期：");

        rest.basic("office").send("PUT", path, days + dueDay.withDayOfYear(10) + ",休,县庆\n");
        assertThat(dayOf(campaign.task("002", handIn))).isEqualTo(dueDay);
    }

    @Test
    @DisplayName("调整阶段日程，没办结的任务的期限随之移动；先看得到，后有记录")
    void anOpenDueDateMovesWithTheDatesOfItsStage() {
        var today = today();
        var campaign = office.launches(plan(today));
        campaign.unit("003").handsIn(PLAN);
        campaign.supervision("01").returns("003", PLAN, "照搬照套");
        var returned = campaign.unit("003").handInOf(PLAN);
        var handIn = campaign.unit("002").handInOf(PLAN);
        var path = "/api/campaigns/%s/stages/1".formatted(campaign.id());
        var later = Map.of(
                "beginsOn",
                today.plusDays(20).toString(),
                "endsOn",
                today.plusDays(58).toString(),
                "reason",
                "县委统一推迟");

        var preview = rest.basic("office").send("PUT", path + "?dryRun=true", later);
        assertThat(preview.json().findValuesAsText("name"))
                .contains("县水务局 · 实施方案 · 第1轮", "县水务局 · 动员讲话 · 第1轮")
                .doesNotContain("县司法局 · 实施方案 · 第2轮");
        assertThat(dayOf(campaign.task("002", handIn))).isEqualTo(today.plusDays(14));

        assertThat(rest.basic("office").send("PUT", path, later).status()).isEqualTo(200);
        assertThat(dayOf(campaign.task("002", handIn))).isEqualTo(today.plusDays(24));
        assertThat(dayOf(campaign.task("003", returned))).isEqualTo(dayOf(returned));
        assertThat(campaign.record().at("/stages/0/beginsOn").asText())
                .isEqualTo(today.plusDays(20).toString());
        assertThat(campaign.record().at("/acts/0/reason").asText()).isEqualTo("县委统一推迟");
        assertThat(campaign.record().at("/acts/0/effect").asText()).endsWith("9项任务的期限随之移动");
    }

    @Test
    @DisplayName("阶段日程不能和前后阶段重叠，要写理由，只有活动办能调整")
    void theDatesOfAStageStayInOrder() {
        var today = today();
        var campaign = office.launches(plan(today));
        var path = "/api/campaigns/%s/stages/".formatted(campaign.id());
        var dates = new HashMap<String, Object>(Map.of(
                "beginsOn",
                today.plusDays(5).toString(),
                "endsOn",
                today.plusDays(61).toString(),
                "reason",
                "推迟"));

        assertThat(rest.basic("office").send("PUT", path + 1, dates).detail())
                .contains("“学习教育、听取意见”应在“查摆问题、开展批评”开始（%s）以前结束".formatted(today.plusDays(61)));
        assertThat(rest.basic("office").send("PUT", path + 7, dates).detail()).contains("没有第7个阶段，应在1到3之间");
        assertThat(rest.basic("u001").send("PUT", path + 1, dates).status()).isEqualTo(403);
        dates.put("endsOn", today.plusDays(4).toString());
        assertThat(rest.basic("office").send("PUT", path + 1, dates).detail()).contains("早于开始日期");
        dates.put("endsOn", today.plusDays(50).toString());
        dates.put("reason", " ");
        assertThat(rest.basic("office").send("PUT", path + 1, dates).detail()).isEqualTo("调整阶段日程必须写明理由。");
        dates.remove("endsOn");
        assertThat(rest.basic("office").send("PUT", path + 1, dates).detail()).contains("endsOn（结束日期）必须填写");
        assertThat(campaign.record().at("/stages/0/beginsOn").asText())
                .isEqualTo(today.plusDays(10).toString());
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    private LocalDate dayOf(Task task) {
        return task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate();
    }

    private static Map<String, Object> plan(LocalDate today) {
        var plan = Answers.plan();
        plan.put("stage1Begin", today.plusDays(10).toString());
        plan.put("stage1End", today.plusDays(60).toString());
        plan.put("stage2Begin", today.plusDays(61).toString());
        plan.put("stage2End", today.plusDays(90).toString());
        plan.put("stage3Begin", today.plusDays(91).toString());
        plan.put("stage3End", today.plusDays(120).toString());
        return plan;
    }
}
