package org.dudao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
import org.dudao.support.ModelCoverage;
import org.dudao.support.ModelFiles;
import org.dudao.support.Office;
import org.dudao.support.OneMaterial;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.dudao.support.Voters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code public-rating.bpmn}: the public votes, the ballots are counted, the supervision group checks. */
@DudaoTest
class PublicRatingProcessTest {

    private static final String UNIT = "002";
    private static final String PREPARE = "UserTask_PrepareRating";
    private static final String REPORT = "UserTask_ReportRating";

    @RegisterExtension
    static final ModelCoverage coverage = ModelCoverage.of("publicRating");

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    Voters voters;

    @Autowired
    TestClock clock;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("评议不合规的重新评议")
    void whatIsNotGoodEnoughComesBack() {
        material().comesBackUntilItIsGood("评议不合规的重新评议");
    }

    @Test
    @DisplayName("评议过的不用再评")
    void whatWasAcceptedIsPassedBy() {
        material().isPassedByOnceItIsAccepted();
    }

    @Test
    void itCanBeWithdrawnUntilItIsOpened() {
        material().canBeWithdrawnUntilItIsOpened();
    }

    private OneMaterial material() {
        return new OneMaterial(office, "publicRating", "public-rating", REPORT, "UserTask_CheckRating");
    }

    @Test
    @DisplayName("投票时间一到，自动封票、计票；没有人投的，也算不上评议")
    void timeEndsTheVoting() {
        var campaign = prepared(Map.of());
        assertThat(campaign.openTasksOf(UNIT)).isEmpty();
        clock.forward(Duration.ofDays(1));
        office.runJobs();

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 筹备群众评议 · 第1轮");
        assertThat(new MeetingRating(rest, "u002", newestRating())
                        .view()
                        .path("state")
                        .asText())
                .isEqualTo("COUNTED");
    }

    @Test
    @DisplayName("上报的票数从票箱里来，报别的数不起作用")
    void theFiguresComeFromTheCount() {
        var campaign = prepared(Map.of());
        voters.hold(campaign.ratingOf(UNIT), Map.of("satisfied", 3, "fairlySatisfied", 1, "dissatisfied", 1), "u002");
        assertThat(office.formOf("u002", campaign.task(UNIT, REPORT)))
                .containsEntry("ratingInvited", 5)
                .containsEntry("ratingSatisfied", 3);
        campaign.unit(UNIT)
                .handsIn(
                        "public-rating",
                        Map.of(
                                "invited", 100,
                                "valid", 100,
                                "satisfied", 100,
                                "fairlySatisfied", 0,
                                "dissatisfied", 0,
                                "remarks", "人人叫好"));

        var answers = campaign.recordOf("unit-" + UNIT, "public-rating").at("/rounds/0/answers");
        assertThat(answers.findValuesAsText("text")).containsExactly("5", "5", "3", "1", "1", "1. 门还是难进");
    }

    @Test
    @DisplayName("参评的不过半，不算数")
    void aRatingWithFewVotersDoesNotCount() {
        var campaign = prepared(Map.of("invitedServed", 12));
        voters.hold(campaign.ratingOf(UNIT), Map.of("satisfied", 5, "fairlySatisfied", 0, "dissatisfied", 0), "u002");
        assertThat(rest.basic("office")
                        .get("/api/ratings/%d".formatted(newestRating()))
                        .json()
                        .path("shortfall")
                        .asText())
                .contains("不到发出的一半");
        campaign.unit(UNIT).handsIn("public-rating");

        assertThatThrownBy(() -> campaign.supervision("01")
                        .judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不到发出的一半");
    }

    @Test
    @DisplayName("有效票少于规定的，结果和意见不公布，也不算数，重新组织")
    void aRatingWithTooFewBallotsIsHeldAgain() {
        var campaign = prepared(Map.of());
        var rating = new MeetingRating(rest, "u002", campaign.ratingOf(UNIT));
        voters.hold(rating.id(), Map.of("satisfied", 3, "fairlySatisfied", 0, "dissatisfied", 1), "u002");

        assertThat(rating.view().path("shortfall").asText()).isEqualTo("有效票只有4张，少于5张：结果不公布，也不算数，请重新组织评议。");
        assertThat(rating.view().path("result").isNull()).isTrue();
        assertThat(rest.browser("office").page("/ratings/" + rating.id()).body())
                .contains("有效票只有4张")
                .doesNotContain("门还是难进");
        var again = campaign.task(UNIT, PREPARE);
        assertThat(office.formOf("u002", again))
                .containsEntry("tooFew", rating.view().path("shortfall").asText());
        campaign.unit(UNIT).completes(again, voters.preparation(5));
        voters.hold(campaign.ratingOf(UNIT), Voters.SATISFIED, "u002");
        assertThat(office.formOf("u002", campaign.task(UNIT, REPORT))).containsEntry("ratingSatisfied", 5);
    }

    @Test
    @DisplayName("有纸质票的，两个人录完、核对一致才计票")
    void paperBallotsAreEnteredBeforeTheCount() {
        var campaign = prepared(Map.of("paper", true));
        var rating = new MeetingRating(rest, "u002", campaign.ratingOf(UNIT));
        voters.hold(rating.id(), Map.of("satisfied", 4, "fairlySatisfied", 0, "dissatisfied", 0), "u002");
        var enter = campaign.task(UNIT, "UserTask_EnterPaperBallots");
        assertThat(enter.getName()).isEqualTo("县水务局 · 录入纸质票");
        office.reminds(enter);
        var paper = Map.of("category", "SERVED", "chosen", List.of(1, 1, 1, 1, 1, 2), "remark", "");
        rating.send("PUT", "/papers/1", paper);
        assertThatThrownBy(() -> campaign.unit(UNIT).completes(enter, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第1号");
        rating.runBy("sg01").send("PUT", "/papers/1", paper);
        campaign.unit(UNIT).completes(campaign.task(UNIT, "UserTask_EnterPaperBallots"), Map.of());

        assertThat(rating.overall()).containsExactly(4, 1, 0);
        assertThat(campaign.task(UNIT, REPORT)).isNotNull();
    }

    @Test
    @DisplayName("筹备时写错的，说明是哪里，什么也没有留下")
    void aBadPreparationIsRefused() {
        var campaign = office.enrols();
        campaign.begins(UNIT, "publicRating", 3);
        for (var wrong : Map.<Map<String, Object>, String>of(
                        Map.of("invitedServed", 0), "邀请的人数合计应在 1 到 5000 之间，现在是 0。",
                        Map.of("invitedServed", 6_000), "邀请服务对象（人）",
                        Map.of("closesAt", "2009-01-01T08:00"), "“投票结束”应晚于现在",
                        Map.of("closesAt", "2199-01-01T08:00"), "60天",
                        Map.of("opensAt", "2199-01-01T08:00"), "投票结束时间应晚于开始时间",
                        Map.of("title", " "), "评议名称",
                        Map.of("sheet", "mobilisation"), "评议表")
                .entrySet()) {
            assertThatThrownBy(() -> prepares(campaign, UNIT, wrong.getKey()))
                    .as(wrong.toString())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(wrong.getValue());
        }
        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 筹备群众评议 · 第1轮");
    }

    @Test
    @DisplayName("提前结束和时间到撞在一起，只结束一次")
    void closingByHandAndByTimeAtOnceClosesOnce() throws Exception {
        var campaign = office.enrols();
        for (var unit : TestCampaign.UNITS) {
            campaign.begins(unit, "publicRating", 3);
            prepares(campaign, unit, Map.of());
            long rating = campaign.ratingOf(unit);
            var login = "u" + unit;
            voters.vote(voters.slips(rating, login), Voters.SATISFIED);
            var timer = management
                    .createJobQuery()
                    .timers()
                    .processInstanceId(campaign.instanceOf(unit, "publicRating"))
                    .singleResult();
            bothAtOnce(
                    () -> new MeetingRating(rest, login, rating).closes(), () -> management.executeJob(timer.getId()));

            assertThat(campaign.openTasksOf(unit)).singleElement().asString().endsWith("群众评议 · 第1轮");
            assertThat(new MeetingRating(rest, login, rating).overall()).containsExactly(5, 0, 0);
            assertThat(office.timersOf(campaign.task(unit, REPORT))).isEqualTo(1);
        }
    }

    /** One of the two may collide with the other. Only the result is checked. */
    private static void bothAtOnce(Runnable one, Runnable other) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var acts = new ArrayList<Callable<Object>>();
            acts.add(Executors.callable(one));
            acts.add(Executors.callable(other));
            threads.invokeAll(acts);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisplayName("升级时正在进行的旧版评议，照旧填票数办完")
    void aRatingOfTheVersionBeforeIsFinishedByTypingItsFigures() {
        var models = new RunningModels(engine, rest);
        models.deploy(oldVersion());
        try {
            var campaign = office.enrols();
            campaign.begins(UNIT, "publicRating", 3);
            var typed = campaign.task(UNIT, "UserTask_HoldRating");
            campaign.unit(UNIT).writes(typed, Answers.good("public-rating"));
            campaign.supervision("01").judges(campaign.task(UNIT, "UserTask_CheckRating"), Answers.accept(), List.of());

            assertThat(campaign.hasPassed(UNIT, "publicRating")).isTrue();
            assertThat(campaign.recordOf("unit-" + UNIT, "public-rating")
                            .at("/rounds/0/answers")
                            .findValuesAsText("text"))
                    .contains("80", "76");
        } finally {
            models.cleanUp();
        }
    }

    @Test
    @DisplayName("旧版里等着填票数的，移到新版以后先筹备投票")
    void aRatingOfTheVersionBeforeCanBeMoved() {
        var models = new RunningModels(engine, rest);
        models.deploy(oldVersion());
        try {
            var campaign = office.enrols();
            campaign.begins(UNIT, "publicRating", 3);
            models.deploy(Map.of(
                    "public-rating.bpmn", ModelFiles.text(Path.of("processes/public-rating.bpmn")),
                    "public-rating.form", form("public-rating"),
                    "public-rating-preparation.form", form("public-rating-preparation"),
                    "public-rating-paper.form", form("public-rating-paper"),
                    "material-review.form", form("material-review")));
            var started = models.move("publicRating");
            office.runJobs();
            assertThat(models.progress(started).path("failed").asInt()).isZero();

            campaign.course(UNIT).run();
            assertThat(campaign.hasPassed(UNIT, "publicRating")).isTrue();
        } finally {
            models.cleanUp();
        }
    }

    private static String form(String name) {
        return ModelFiles.text(Path.of("forms/%s.form".formatted(name)));
    }

    private static Map<String, String> oldVersion() {
        return Map.of(
                "public-rating.bpmn", old("public-rating.bpmn"),
                "public-rating.form", old("public-rating.form"),
                "material-review.form", old("material-review.form"));
    }

    private static String old(String file) {
        return ModelFiles.text(Path.of("src/test/resources/rating-typed").resolve(file));
    }

    @Test
    @DisplayName("活动办要求再评一次的，重新组织投票")
    void theOfficeAsksForAnotherRating() {
        var campaign = office.enrols();
        campaign.begins(UNIT, "publicRating", 3).run();
        campaign.of("office").asksForOneMoreRound(campaign.numberOf("unit-" + UNIT, "public-rating"), "有群众反映没有参加");

        assertThat(campaign.openTasksOf(UNIT)).containsExactly("县水务局 · 筹备群众评议 · 第2轮");
    }

    /** A rating that the unit has prepared for five people; these form values differ from the default. */
    private TestCampaign prepared(Map<String, Object> changed) {
        var campaign = office.enrols();
        campaign.begins(UNIT, "publicRating", 3);
        prepares(campaign, UNIT, changed);
        return campaign;
    }

    private void prepares(TestCampaign campaign, String unit, Map<String, Object> changed) {
        campaign.unit(unit).completes(campaign.task(unit, PREPARE), Answers.with(voters.preparation(5), changed));
    }

    private long newestRating() {
        return rest.basic("office").get("/api/ratings").json().at("/0/id").asLong();
    }
}
