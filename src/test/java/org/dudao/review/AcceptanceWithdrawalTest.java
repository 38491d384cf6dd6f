package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.dudao.support.Answers;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A wrong acceptance is taken back without a new round. */
@DudaoTest
class AcceptanceWithdrawalTest {

    private static final String PLAN = "implementation-plan";
    private static final String UNIT = "unit-002";
    private static final Duration PERIOD = Duration.ofDays(2);

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    TestClock clock;

    @Autowired
    Environment environment;

    private TestCampaign campaign;

    @BeforeEach
    void accepted() {
        campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
    }

    private Answer takesBack(String login) {
        return takesBack(login, "看漏了责任分工");
    }

    private Answer takesBack(String login, String reason) {
        return rest.basic(login)
                .post(
                        "/api/materials/%d/acceptance-withdrawal".formatted(campaign.numberOf(UNIT, PLAN)),
                        Map.of("reason", reason));
    }

    private JsonNode material() {
        return campaign.recordOf(UNIT, PLAN);
    }

    @Test
    @DisplayName("审核人撤回通过：还是这一轮，封存码不变，单位不用再交，任务回到审核人手里")
    void theReaderTakesItBackAndHasTheSameRoundAgain() {
        var before = material().path("rounds");
        var audit = AuditLog.from(environment);

        assertThat(takesBack("sg01").status()).isEqualTo(204);

        var after = material();
        assertThat(after.path("state").asText()).isEqualTo("待审核");
        assertThat(after.path("canBeWithdrawn").asBoolean()).isFalse();
        assertThat(after.path("rounds")).hasSize(1);
        assertThat(after.at("/rounds/0/seal")).isEqualTo(before.at("/0/seal"));
        assertThat(after.at("/rounds/0/intact").asBoolean()).isTrue();
        assertThat(after.at("/rounds/0/verdict/outcome").asText()).isEmpty();
        var review = campaign.supervision("01").reviewOf(UNIT, PLAN);
        assertThat(tasks.createTaskQuery().taskId(review.getId()).singleResult().getAssignee())
                .isEqualTo("sg01");
        assertThat(campaign.openTasksOf("002")).noneMatch(name -> name.contains("实施方案 · 第2轮"));
        assertThat(after.at("/withdrawnAcceptances/0/reviewer").asText()).isEqualTo("任望舒");
        assertThat(after.at("/withdrawnAcceptances/0/reason").asText()).isEqualTo("看漏了责任分工");
        assertThat(rest.browser("u002")
                        .page("/materials/" + campaign.numberOf(UNIT, PLAN))
                        .body())
                .contains("任望舒", "撤回通过：看漏了责任分工");
        assertThat(rest.basic("u002").get("/api/me/notices").json().findValuesAsText("words"))
                .contains("“实施方案”第1轮的通过已撤回（任望舒），这一轮重新审核，不用再交。理由：看漏了责任分工");
        assertThat(audit.acts("acceptance-withdrawn")).singleElement().satisfies(act -> {
            assertThat(act.path("user").asText()).isEqualTo("sg01");
            assertThat(act.path("reviewer").asText()).isEqualTo("sg01");
            assertThat(act.path("round").asInt()).isEqualTo(1);
        });

        campaign.supervision("01").returns("002", PLAN, "写明责任分工");
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(material().path("state").asText()).isEqualTo("已通过");
        assertThat(material().path("rounds")).hasSize(2);
    }

    @Test
    @DisplayName("撤回以后可以再通过，再撤回")
    void itCanBeAcceptedAgain() {
        takesBack("sg01");
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(material().path("state").asText()).isEqualTo("已通过");

        assertThat(takesBack("sg01").status()).isEqualTo(204);
        assertThat(material().path("withdrawnAcceptances")).hasSize(2);
    }

    @Test
    @DisplayName("那次通过核对为已整改的问题，撤回以后要重新核对")
    void whatItMarkedAsSettledIsOpenAgain() {
        takesBack("sg01");
        campaign.supervision("01").returns("002", PLAN, "写明责任分工");
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(material().at("/findings/0/settled").asBoolean()).isTrue();

        takesBack("sg01");

        assertThat(material().at("/findings/0/settled").asBoolean()).isFalse();
        assertThat(campaign.supervision("01")
                        .materialOf(campaign.supervision("01").reviewOf(UNIT, PLAN))
                        .path("findings"))
                .hasSize(1);
    }

    @Test
    @DisplayName("过了期限，审核人不能再撤回，活动办可以，任务还是回到审核人手里")
    void afterThePeriodOnlyTheOfficeTakesItBack() {
        clock.forward(PERIOD.plusMinutes(1));

        var late = takesBack("sg01");

        assertThat(late.status()).isEqualTo(403);
        assertThat(late.detail()).isEqualTo("通过已经超过2天，审核人不能再撤回；确实有误的，请活动办撤回。");
        assertThat(rest.browser("sg01").page(page()).body()).doesNotContain("id=\"acceptance-withdrawal\"");
        assertThat(rest.browser("office").page(page()).body()).contains("id=\"acceptance-withdrawal\"");
        assertThat(takesBack("office").status()).isEqualTo(204);
        var review = campaign.supervision("01").reviewOf(UNIT, PLAN);
        assertThat(tasks.createTaskQuery().taskId(review.getId()).singleResult().getAssignee())
                .isEqualTo("sg01");
    }

    private String page() {
        return "/materials/" + campaign.numberOf(UNIT, PLAN);
    }

    @Test
    @DisplayName("别人不能撤回，没有理由不能撤回，没有通过的不能撤回")
    void nobodyElseAndNotWithoutAReason() {
        assertThat(takesBack("sg01-1"))
                .returns(403, Answer::status)
                .returns("审核通过的是任望舒，只有本人（在2天以内）和活动办可以撤回通过。", Answer::detail);
        assertThat(takesBack("u002").status()).isEqualTo(403);
        assertThat(takesBack("u003").status()).isEqualTo(404);
        assertThat(takesBack("sg01", " ")).returns(400, Answer::status).returns("请写明为什么撤回通过。", Answer::detail);
        assertThat(material().path("state").asText()).isEqualTo("已通过");
        takesBack("sg01");
        assertThat(takesBack("office")).returns(409, Answer::status).returns("这份材料现在待审核，没有可以撤回的通过。", Answer::detail);
    }

    @Test
    @DisplayName("后面的材料已经提交的，不能再撤回，活动办也一样")
    void nothingIsTakenBackOnceSomethingWasBuiltOnIt() {
        campaign.course("002").runUntil("UserTask_AttendMobilisationMeeting");

        for (var login : new String[] {"sg01", "office"}) {
            assertThat(takesBack(login)).returns(409, Answer::status).satisfies(answer -> assertThat(answer.detail())
                    .startsWith("后面的“")
                    .endsWith("”已经提交，不能再撤回通过；需要补正的，由活动办请单位再交一轮。"));
        }
        assertThat(material().path("state").asText()).isEqualTo("已通过");
    }

    @Test
    @DisplayName("撤回通过的材料没有重新通过以前，阶段不能把关")
    void theStageIsNotPassedBeforeItIsAcceptedAgain() {
        campaign.course("002").runUntil("UserTask_PassStageGate");
        var report = campaign.numberOf(UNIT, "stage-report");
        assertThat(rest.basic("sg01")
                        .post("/api/materials/%d/acceptance-withdrawal".formatted(report), Map.of("reason", "看错了"))
                        .status())
                .isEqualTo(204);

        var gate = campaign.task("002", "UserTask_PassStageGate");
        office.claims(gate, "sg01");
        var refused = rest.engineRest("sg01")
                .post(
                        "/task/" + gate.getId() + "/submit-form",
                        Map.of("variables", Map.of("verdict", Map.of("value", "accept"))));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.message()).contains("还有材料没有通过");

        campaign.supervision("01").accepts("002", "stage-report");
        campaign.supervision("01").completes(campaign.task("002", "UserTask_PassStageGate"), Answers.accept());
        assertThat(rest.basic("office")
                        .post("/api/materials/%d/acceptance-withdrawal".formatted(report), Map.of("reason", "看错了"))
                        .detail())
                .startsWith("这个阶段已经把关通过");
    }

    @Test
    @DisplayName("台账已经按方案立项的、此后已经筹备评议的，不能再撤回")
    void theLedgerAndARatingAreBuiltOnIt() {
        var third = office.enrols();
        third.begins("002", "stageRectifyInstitute", 3).runUntil("UserTask_ReportItemDone");
        assertThat(takesBack(third, "rectification-plan").detail()).startsWith("台账里已有这份材料的整改项，不能再撤回通过");

        third.course("002").runUntil("UserTask_ReportRating");
        assertThat(takesBack(third, "special-rectification").detail()).startsWith("此后已经筹备了评议“");
    }

    private Answer takesBack(TestCampaign other, String material) {
        return rest.basic("office")
                .post(
                        "/api/materials/%d/acceptance-withdrawal".formatted(other.numberOf(UNIT, material)),
                        Map.of("reason", "看错了"));
    }
}
