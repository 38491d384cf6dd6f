package org.dudao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit log: one JSON line per action that somebody answers for, and nothing else. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class AuditTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Rest rest;

    @Autowired
    Office office;

    @Autowired
    TestCounty county;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    private AuditLog audit;

    @BeforeEach
    void fromHereOn() {
        audit = AuditLog.from(environment);
    }

    @Test
    @DisplayName("登录、退出各记一行：谁、什么时候、从哪里、怎样登录")
    void loginsAreInIt() {
        var browser = rest.browser("office-1");
        browser.post("/camunda/api/admin/auth/user/default/logout", null);

        var login = only("login");
        assertThat(login.path("user").asText()).isEqualTo("office-1");
        assertThat(login.path("by").asText()).isEqualTo("page");
        assertThat(login.path("address").asText()).isNotBlank();
        assertThat(login.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(login.path("node").asText()).isEqualTo(environment.getProperty("dudao.node"));
        assertThat(only("logout").path("user").asText()).isEqualTo("office-1");
    }

    @Test
    @DisplayName("程序用 Basic 登录，一小时内同一来源只记一次")
    void aProgramsLoginIsInItOnce() {
        for (int request = 0; request < 3; request++) {
            rest.basic("sg02-2").get("/api/me");
        }

        var login = only("login");
        assertThat(login.path("user").asText()).isEqualTo("sg02-2");
        assertThat(login.path("by").asText()).isEqualTo("basic");
        assertThat(audit.acts("login-failed")).isEmpty();
    }

    @Test
    @DisplayName("登录失败也记：有这个登录名才写出来，密码输进了登录名一栏的不写")
    void failedLoginsAreInItAndWhatMayBeAPasswordIsNot() {
        rest.basic("u004-head", "not-the-password").get("/api/me");
        rest.basic("my-Secret-Passw0rd", "x").get("/api/me");

        assertThat(audit.acts("login-failed"))
                .extracting(act -> act.path("user").asText())
                .containsExactly("u004-head", "unknown");
        assertThat(audit.acts("login-failed"))
                .allSatisfy(act -> assertThat(act.path("by").asText()).isEqualTo("basic"));
        assertThat(audit.lines()).noneMatch(line -> line.contains("Passw0rd") || line.contains("not-the-password"));
    }

    @Test
    @DisplayName("被拒绝的都记：安全规则、引擎的权限、办理规则、接口、令牌，每次一行")
    void refusalsAreInIt() {
        var task = office.launches().unit("002").handInOf(PLAN).getId();
        audit = AuditLog.from(environment);

        rest.engineRest("u003").get("/job");
        rest.engineRest("u003").post("/task/" + task + "/claim", Map.of("userId", "u003"));
        rest.engineRest("u002").post("/task/" + task + "/claim", Map.of("userId", "u003"));
        rest.engineRest("u002").post("/task", Map.of("orQueries", List.of(Map.of("assigneeExpression", "${1}"))));
        rest.basic("u003").post("/api/roster", new Rest.Parts(Map.of("file", "登录名\n")));
        rest.browser("u003").sendWithOurToken("none", "PUT", "/api/me/absence", null);

        var refused = audit.acts("refused");
        assertThat(refused)
                .extracting(act -> act.path("user").asText(), act -> act.path("path")
                        .asText())
                .containsExactly(
                        tuple("u003", "/engine-rest/job"),
                        tuple("u003", "/engine-rest/task/" + task + "/claim"),
                        tuple("u002", "/engine-rest/task/" + task + "/claim"),
                        tuple("u002", "/engine-rest/task"),
                        tuple("u003", "/api/roster"),
                        tuple("u003", "/api/me/absence"));
        assertThat(refused.get(3).path("reason").asText()).isEqualTo("查询条件里不能使用表达式。");
        assertThat(refused)
                .allSatisfy(act -> assertThat(act.path("address").asText()).isNotBlank());
    }

    @Test
    @DisplayName("发起活动、批准方案、开启阶段各记一行")
    void launchesAreInIt() {
        var campaign = office.launches();

        assertThat(audit.acts("campaign-moved"))
                .filteredOn(act -> act.path("campaign").asText().equals(campaign.id()))
                .extracting(
                        act -> act.path("user").asText(),
                        act -> act.path("state").asText(),
                        act -> act.path("stage").asInt())
                .containsExactly(
                        tuple("office", "PLANNED", 0), tuple("leader", "APPROVED", 0), tuple("office", "APPROVED", 1));
        assertThat(audit.acts("engine-operation")).anySatisfy(act -> {
            assertThat(act.path("operation").asText()).isEqualTo("Create");
            assertThat(act.path("process").asText()).isEqualTo("campaign");
            assertThat(act.path("user").asText()).isEqualTo("office");
        });
    }

    @Test
    @DisplayName("每个审核结论记一行，意见的原文不在里面")
    void verdictsAreInItWithoutTheirWords() {
        var campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "责任没有落实到人");
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);

        assertThat(audit.acts("material-judged"))
                .filteredOn(act -> act.path("owner").asText().equals("unit-002")
                        && act.path("campaign").asText().equals(campaign.id()))
                .extracting(
                        act -> act.path("user").asText(),
                        act -> act.path("round").asInt(),
                        act -> act.path("verdict").asText())
                .containsExactly(tuple("sg01", 1, "return"), tuple("sg01", 2, "accept"));
        assertThat(audit.lines()).noneMatch(line -> line.contains("责任没有落实到人"));
    }

    @Test
    @DisplayName("没有办成的不算：事务回滚，审计里没有")
    void whatIsRolledBackIsNotInIt() {
        var campaign = office.launches();
        campaign.unit("004").handsIn(PLAN);

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            campaign.supervision("02").accepts("004", PLAN);
        });
        assertThat(audit.acts("material-judged"))
                .noneMatch(act -> act.path("campaign").asText().equals(campaign.id())
                        && act.path("owner").asText().equals("unit-004"));

        campaign.supervision("02").accepts("004", PLAN);
        assertThat(audit.acts("material-judged"))
                .filteredOn(act -> act.path("owner").asText().equals("unit-004"))
                .hasSize(1);
    }

    @Test
    @DisplayName("管理员在引擎里做的都记：用户、组、权限、部署，密码不在里面")
    void whatAdministratorsDoInTheEngineIsInIt() {
        var admin = rest.engineRest("admin");
        admin.post(
                "/user/create",
                Map.of(
                        "profile", Map.of("id", "audited", "firstName", "审", "lastName", "计"),
                        "credentials", Map.of("password", "Audited-secret-1")));
        admin.send("PUT", "/group/camunda-admin/members/audited", Map.of());
        admin.send("DELETE", "/group/camunda-admin/members/audited", null);
        admin.send("DELETE", "/user/audited", null);

        assertThat(audit.acts("engine-operation"))
                .allSatisfy(act -> assertThat(act.path("user").asText()).isEqualTo("admin"))
                .extracting(act -> act.path("entity").asText() + " "
                        + act.path("operation").asText())
                .contains("User Create", "Group membership Create", "Group membership Delete", "User Delete");
        assertThat(audit.lines().toString()).contains("audited").doesNotContain("Audited-secret-1");
    }

    @Test
    @DisplayName("导入名册记一行")
    void aRosterIsInIt() throws IOException {
        county.restore();

        assertThat(only("roster-imported").path("people").asInt()).isPositive();
    }

    @Test
    @DisplayName("审计日志自成一份：别的日志里没有它，它里面也没有别的")
    void itIsNotMixedWithTheRest(CapturedOutput output) {
        rest.browser("office-1");
        rest.engineRest("u003").get("/job");

        await().untilAsserted(() -> assertThat(audit.acts("refused")).isNotEmpty());
        assertThat(audit.acts()).allSatisfy(act -> {
            assertThat(act.path("act").asText()).isNotBlank();
            assertThat(act.path("user").asText()).isNotBlank();
        });
        assertThat(output.getAll()).doesNotContain("login", "\"act\"");
    }

    private JsonNode only(String act) {
        assertThat(audit.acts(act)).as(act).hasSize(1);
        return audit.acts(act).get(0);
    }
}
