package org.dudao.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.organization.RosterImport;
import org.dudao.sheet.SheetFile;
import org.dudao.support.Answers;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What somebody ill or gone holds is released or handed over. */
@DudaoTest
class HandoverTest {

    private static final String PLAN = "implementation-plan";
    private static final String ILL = "生病住院";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    private TestCampaign campaign;
    private Task handIn;
    private Task review;

    @BeforeEach
    void heldTasks() {
        campaign = office.launches();
        handIn = campaign.unit("003").handInOf(PLAN);
        office.claims(handIn, "u003");
        campaign.unit("002").handsIn(PLAN);
        review = campaign.supervision("01").reviewOf("unit-002", PLAN);
        office.claims(review, "sg01");
    }

    @AfterEach
    void restore() throws IOException {
        county.restore();
    }

    private Answer handsOver(String by, Task task, String to) {
        return rest.basic(by).post("/api/tasks/%s/handover".formatted(task.getId()), Map.of("to", to, "reason", ILL));
    }

    private Answer releases(String by, Task task) {
        return rest.basic(by).post("/api/tasks/%s/release".formatted(task.getId()), Map.of("reason", ILL));
    }

    private String holderOf(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private void drafts(String login, Task task, String text) {
        campaign.of(login).drafts(task, Map.of("text", text));
    }

    private JsonNode draftOf(String login, Task task) {
        return rest.basic(login)
                .get("/api/tasks/%s/draft".formatted(task.getId()))
                .json();
    }

    @Test
    @DisplayName("单位主要负责人把同事手里的任务移交给另一位，草稿跟着走，有记录，审计日志里有两个人")
    void theHeadHandsATaskOverWithItsDraft() {
        drafts("u003", handIn, "三、责任分工");
        var audit = AuditLog.from(environment);

        assertThat(handsOver("u003-head", handIn, "u003-1").status()).isEqualTo(204);

        assertThat(holderOf(handIn)).isEqualTo("u003-1");
        assertThat(draftOf("u003-1", handIn).at("/draft/content/text").asText()).isEqualTo("三、责任分工");
        assertThat(draftOf("u003-1", handIn).path("others")).isEmpty();
        campaign.of("u003-1")
                .writes(tasks.createTaskQuery().taskId(handIn.getId()).singleResult(), Answers.good(PLAN));
        assertThat(campaign.recordOf("unit-003", PLAN).at("/rounds/0/text").asText())
                .isEqualTo("三、责任分工");
        var record = rest.basic("u003-head").get("/api/people/u003").json();
        assertThat(record.path("handovers"))
                .extracting(
                        line -> line.path("fromName").asText(),
                        line -> line.path("toName").asText(),
                        line -> line.path("reason").asText(),
                        line -> line.path("by").asText())
                .contains(tuple("韩秋实", "孔令山", ILL, "江海涛"));
        assertThat(audit.acts("task-handed-over")).singleElement().satisfies(act -> {
            assertThat(act.path("user").asText()).isEqualTo("u003-head");
            assertThat(act.path("from").asText()).isEqualTo("u003");
            assertThat(act.path("to").asText()).isEqualTo("u003-1");
        });
    }

    @Test
    @DisplayName("督导组组长、活动办释放任务，谁再认领就接着草稿写；原来的人不再拿着")
    void aReleasedTaskKeepsItsDraftForTheNextAssignee() {
        campaign.of("sg01").drafts(review, Map.of("findings", List.of(Map.of("place", "正文", "remedy", "写明时间"))));

        assertThat(releases("office", review).status()).isEqualTo(204);

        assertThat(holderOf(review)).isNull();
        assertThat(draftOf("sg01-1", review).path("draft").isNull()).isTrue();
        office.claims(review, "sg01-1");
        assertThat(draftOf("sg01-1", review)
                        .at("/draft/content/findings/0/remedy")
                        .asText())
                .isEqualTo("写明时间");
    }

    @Test
    @DisplayName("自己已有草稿的，不被别人的盖掉；自己放下、同事接着写了的，再接时是同事写的")
    void anOwnDraftStaysUnlessAColleagueWentOnWithIt() {
        drafts("u003", handIn, "联络员写的");
        drafts("u003-1", handIn, "班子成员自己写的");
        handsOver("u003-head", handIn, "u003-1");
        assertThat(draftOf("u003-1", handIn).at("/draft/content/text").asText()).isEqualTo("班子成员自己写的");

        handsOver("u003-head", handIn, "u003");

        assertThat(draftOf("u003", handIn).at("/draft/content/text").asText()).isEqualTo("班子成员自己写的");
    }

    @Test
    @DisplayName("外出的、调离的，草稿也留给接手的人，调离的人仍显示姓名")
    void whoIsAwayOrLeavesPassesTheDraftOn() throws IOException {
        drafts("u003", handIn, "没写完");
        var tomorrow = LocalDate.now(clock).plusDays(1);
        rest.basic("u003").send("PUT", "/api/me/absence?until=" + tomorrow, null);
        office.claims(handIn, "u003-1");
        assertThat(draftOf("u003-1", handIn).at("/draft/content/text").asText()).isEqualTo("没写完");

        drafts("u003-1", handIn, "接着写");
        rosters.run(without("u003-1"), login -> DudaoTest.PASSWORD);
        assertThat(holderOf(handIn)).isNull();
        office.claims(handIn, "u003-head");

        assertThat(draftOf("u003-head", handIn).at("/draft/content/text").asText())
                .isEqualTo("接着写");
        assertThat(campaign.of("u003-head").materialOf(handIn).path("holder").asText())
                .isEqualTo("江海涛");
        assertThat(rest.basic("u003").send("PUT", "/api/me/absence", null).status())
                .isEqualTo(204);
    }

    private static List<SheetFile> without(String login) throws IOException {
        return TestCounty.sheets().stream()
                .map(sheet -> new SheetFile(
                        sheet.name(),
                        new String(sheet.content(), StandardCharsets.UTF_8)
                                .replaceAll("(?m)^" + login + ",.*\\R", "")
                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    @DisplayName("只有本单位主要负责人、本组组长和活动办；外单位、外组的看不到，有回避关系的不能决定")
    void onlyThoseInCharge() {
        for (var stranger : List.of("u002-head", "sg01", "leader")) {
            assertThat(handsOver(stranger, handIn, "u003-1").status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(releases("u003-1", handIn))
                .returns(403, Answer::status)
                .satisfies(answer -> assertThat(answer.detail()).startsWith("这项任务属于县司法局，只有"));
        assertThat(releases("sg02", review).status()).isEqualTo(404);
        assertThat(releases("u002-head", review).status()).isEqualTo(404);
        assertThat(rest.basic("u003").get("/api/people").status()).isEqualTo(403);
        assertThat(rest.basic("sg01").get("/api/people/u003").status()).isEqualTo(404);
        assertThat(rest.basic("office").get("/api/people/leader").status()).isEqualTo(404);
        assertThat(holderOf(handIn)).isEqualTo("u003");
        assertThat(holderOf(review)).isEqualTo("sg01");
    }

    @Test
    @DisplayName("有回避关系的组长不决定谁来审核，请活动办决定")
    void aLeaderWithATieDoesNotDecide() throws IOException {
        var ties = TestCounty.sheets().stream()
                .map(sheet -> sheet.name().startsWith("回避")
                        ? new SheetFile(
                                sheet.name(),
                                (new String(sheet.content(), StandardCharsets.UTF_8).strip() + "\nsg01,002,配偶在该单位任职\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        : sheet)
                .toList();
        rosters.run(ties, login -> DudaoTest.PASSWORD);

        assertThat(handsOver("sg01", review, "sg01-1"))
                .returns(403, Answer::status)
                .returns("您与县水务局有回避关系（配偶在该单位任职），不能决定谁办这项任务，请由其他同志决定。", Answer::detail);
        assertThat(handsOver("office", review, "sg01-1").status()).isEqualTo(204);
    }

    @Test
    @DisplayName("接手的人：要在本单位、本组，在岗，没有回避关系；每种都说明应该怎样")
    void theSuccessorMustBeAbleToDoIt() {
        assertThat(handsOver("office", review, "u002"))
                .returns(400, Answer::status)
                .returns("“u002”不在县直第一督导组，应是其中一位同志的登录名。", Answer::detail);
        assertThat(handsOver("office", review, "sg01"))
                .returns(400, Answer::status)
                .returns("任望舒已经在办这项任务。", Answer::detail);
        assertThat(handsOver("office", review, "sg01-2"))
                .returns(409, Answer::status)
                .satisfies(answer ->
                        assertThat(answer.detail()).startsWith("不能交给谭竹青，本人会看到：").contains("回避"));
        assertThat(holderOf(review)).isEqualTo("sg01");
        rest.basic("sg01-1")
                .send("PUT", "/api/me/absence?until=" + LocalDate.now(clock).plusDays(1), null);
        assertThat(handsOver("office", review, "sg01-1"))
                .returns(400, Answer::status)
                .returns("邵景行外出未回，不能移交给他。", Answer::detail);
        rest.basic("sg01-1").send("PUT", "/api/me/absence", null);
        assertThat(rest.basic("office")
                        .post("/api/tasks/%s/release".formatted(review.getId()), Map.of("reason", " "))
                        .detail())
                .isEqualTo("请写明理由，例如：生病住院、调离。");
        assertThat(rest.basic("office")
                        .post(
                                "/api/tasks/%s/release".formatted(review.getId()),
                                Map.of("reason", ILL, "person", "sg01"))
                        .detail())
                .isEqualTo("不认识“person”：这里的内容可以有 reason。");
    }

    @Test
    @DisplayName("替病倒的人登记外出：任务放回本组，不再分给他")
    void anAbsenceIsRecordedForSomebodyElse() {
        var until = LocalDate.now(clock).plusDays(3);
        var audit = AuditLog.from(environment);

        assertThat(rest.basic("sg02")
                        .send("PUT", "/api/people/sg01/absence?until=" + until, null)
                        .status())
                .isEqualTo(404);
        assertThat(rest.basic("office")
                        .send("PUT", "/api/people/sg01/absence?until=" + until, null)
                        .status())
                .isEqualTo(204);

        assertThat(holderOf(review)).isNull();
        assertThat(audit.acts("absence-reported")).singleElement().satisfies(act -> {
            assertThat(act.path("user").asText()).isEqualTo("office");
            assertThat(act.path("login").asText()).isEqualTo("sg01");
            assertThat(act.path("until").asText()).isEqualTo(until.toString());
        });
        assertThat(rest.basic("office")
                        .get("/api/people/sg01")
                        .json()
                        .path("absentUntil")
                        .asText())
                .isEqualTo(until.toString());
        rest.basic("office").send("PUT", "/api/people/sg01/absence", null);
        assertThat(rest.basic("office")
                        .get("/api/people/sg01")
                        .json()
                        .path("absentUntil")
                        .isNull())
                .isTrue();
    }

    @Test
    @DisplayName("外出的最后一天不能已经过去，也不能是没有的年份；任务不放回")
    void theLastDayOfAnAbsenceIsPossible() {
        for (var until : List.of(LocalDate.now(clock).minusDays(1).toString(), "2101-01-01", "%2B999999999-12-31")) {
            assertThat(rest.basic("office").send("PUT", "/api/people/sg01/absence?until=" + until, null))
                    .as(until)
                    .returns(400, Answer::status)
                    .satisfies(answer -> assertThat(answer.detail()).startsWith("外出的最后一天（until）应在今天"));
        }
        assertThat(holderOf(review)).isEqualTo("sg01");
    }

    @Test
    @DisplayName("人员与任务的页面：谁手里有几项，每项能交给谁；没有这个职责的人看不到入口")
    void thePageShowsWhoHoldsWhat() {
        var list = rest.browser("u003-head").page("/people").body();
        var page = rest.browser("u003-head").page("/people/u003").body();

        assertThat(list).contains("韩秋实", "县司法局联络员").doesNotContain("邓国平");
        assertThat(rest.browser("office")
                        .page("/people?words=%E6%9C%AA%E6%9D%A5")
                        .body())
                .contains("没有这样的人员");
        assertThat(rest.basic("office").get("/api/people?words=u003-1").json())
                .singleElement()
                .satisfies(one -> assertThat(one.path("name").asText()).isEqualTo("孔令山"));
        assertThat(page).contains("县司法局 · 实施方案 · 第1轮", "孔令山", "释放或移交");
        assertThat(rest.basic("u003-head").get("/api/me").json().path("leads").asBoolean())
                .isTrue();
        assertThat(rest.basic("u003").get("/api/me").json().path("leads").asBoolean())
                .isFalse();
        assertThat(rest.browser("u003").page("/people").status()).isEqualTo(403);
    }
}
