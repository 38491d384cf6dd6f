package org.dudao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.sheet.RowError;
import org.dudao.support.AuditLog;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestCounty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The effects of a change in the organisation on the engine's users and groups and on open tasks. */
@DudaoTest
class RosterImportTest {

    private static final String PLAN = "implementation-plan";
    private static final String UNITS = "单位";
    private static final String PEOPLE = "人员";
    private static final String TIES = "回避";
    private static final String FIRST_PASSWORD = "first-password-9";

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Directory directory;

    @Autowired
    NameQuery names;

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    private Sheets sheets = new Sheets(Map.of());

    @BeforeEach
    void readTheTestCounty() throws IOException {
        sheets = Sheets.ofTheTestCounty();
    }

    @AfterEach
    void restore() throws IOException {
        county.restore();
    }

    private RosterReport imports(Sheets roster) {
        return rosters.run(roster.files(), login -> FIRST_PASSWORD);
    }

    private Sheets movedToTheSecondGroup() {
        return sheets.replacing(UNITS, "002,县水务局,县直部门,01", "002,县水务局,县直部门,02");
    }

    /** All data that an import writes, row by row, without version columns. */
    private List<List<Map<String, Object>>> everything() {
        return List.of(
                database.queryForList("select code, name from dudao.supervision_group order by 1"),
                database.queryForList("select code, name, kind, supervision_group from dudao.unit order by 1"),
                database.queryForList("select login, name, absent_until, version from dudao.person order by 1"),
                database.queryForList("select * from dudao.membership order by 1, 2, 3"),
                database.queryForList("select * from dudao.tie order by 1, 2"),
                database.queryForList("select id_, rev_, first_, pwd_ from act_id_user order by 1"),
                database.queryForList("select id_, rev_, name_ from act_id_group order by 1"),
                database.queryForList("select * from act_id_membership order by 1, 2"),
                database.queryForList("select * from act_ru_authorization order by id_"));
    }

    private int login(String login, String password) {
        return call(login, password, HttpRequest.newBuilder(uri("/engine-rest/task/count")))
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> call(String login, String password, HttpRequest.Builder request) {
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Authorization", "Basic " + basic).build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Task present(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    /** The review of the water bureau's plan, which was just submitted. */
    private Task handedIn(TestCampaign campaign) {
        campaign.unit("002").handsIn(PLAN);
        return campaign.supervision(present("002").supervisionGroup()).reviewOf("unit-002", PLAN);
    }

    private Roster.UnitEntry present(String unit) {
        return database.queryForObject(
                "select name, supervision_group from dudao.unit where code = ?",
                (row, number) -> new Roster.UnitEntry(unit, row.getString(1), UnitKind.DEPARTMENT, row.getString(2)),
                unit);
    }

    /** Whether the person finds the task over REST, in the list and by its id. */
    private boolean sees(String login, Task task) {
        var door = rest.engineRest(login);
        var listed = door.get("/task?taskId=" + task.getId()).json();
        var byId = door.get("/task/" + task.getId());
        assertThat(byId.status()).as("%s gets the task", login).isEqualTo(listed.isEmpty() ? 404 : 200);
        return !listed.isEmpty();
    }

    private int claims(String login, Task task) {
        return rest.engineRest(login)
                .post("/task/" + task.getId() + "/claim", Map.of("userId", login))
                .status();
    }

    /** Saving and dry runs. */
    @Nested
    class Saving {

        @Test
        @DisplayName("预检只报告，什么都不改")
        void aDryRunReportsAndChangesNothing() {
            var before = everything();

            var report = rosters.dryRun(movedToTheSecondGroup()
                    .replacing(PEOPLE, "u003-1,孔令山,班子成员,003\n", "")
                    .replacing(PEOPLE, "高志远", "高致远")
                    .adding(PEOPLE, "u003-2,路遥,班子成员,003")
                    .files());

            assertThat(report)
                    .isEqualTo(new RosterReport(
                            true,
                            2,
                            5,
                            25,
                            1,
                            1,
                            List.of("县水务局：县直第一督导组 → 县直第二督导组"),
                            List.of("u003-1"),
                            List.of(),
                            List.of()));
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("预检和导入报告的一样")
        void theDryRunSaysWhatTheImportDoes() {
            var changed = movedToTheSecondGroup()
                    .replacing(PEOPLE, "u003-1,孔令山", "u003-2,路遥")
                    .files();

            var dryRun = rosters.dryRun(changed);
            var report = rosters.run(changed, login -> FIRST_PASSWORD);

            assertThat(report)
                    .usingRecursiveComparison()
                    .ignoringFields("dryRun", "newLogins")
                    .isEqualTo(dryRun);
            assertThat(report.newLogins()).containsExactly(new RosterReport.NewLogin("u003-2", FIRST_PASSWORD));
            assertThat(report.newPeople()).isEqualTo(1);
            assertThat(report.withdrawnPeople()).containsExactly("u003-1");
        }

        @Test
        @DisplayName("同一名册导入两次，第二次什么都不改")
        void importingTwiceChangesNothingTheSecondTime() {
            var changed = movedToTheSecondGroup().adding(PEOPLE, "u003-2,路遥,班子成员,003");
            imports(changed);
            var before = everything();

            var again = imports(changed);

            assertThat(everything()).isEqualTo(before);
            assertThat(again)
                    .isEqualTo(new RosterReport(false, 2, 5, 26, 0, 0, List.of(), List.of(), List.of(), List.of()));
        }

        @Test
        @DisplayName("有错误的名册一行也不存")
        void aRosterWithErrorsSavesNothing() {
            var before = everything();
            var wrong =
                    movedToTheSecondGroup().adding(PEOPLE, "u003-2,路遥,班子成员,003").adding(TIES, "sg01-1,009,亲属在该单位任职");

            var refused = catchThrowableOfType(RosterRefusedException.class, () -> imports(wrong));

            assertThat(refused.errors()).containsExactly(new RowError(TIES, 3, "单位", "没有代码为“009”的单位"));
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("已登记的单位不能从名册里消失")
        void aRegisteredUnitCannotDisappear() {
            var before = everything();
            var people = sheets.texts()
                    .getOrDefault(PEOPLE, "")
                    .lines()
                    .filter(line -> !line.endsWith(",005"))
                    .toList();
            var shorter = sheets.replacing(UNITS, "005,恒达纺织有限公司,非公企业,02\n", "")
                    .with(PEOPLE, String.join("\n", people) + "\n");

            var refused = catchThrowableOfType(RosterRefusedException.class, () -> imports(shorter));

            assertThat(refused.errors()).containsExactly(new RowError(UNITS, null, null, "单位“005”已经登记，名册里不能缺少"));
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("单位改名，引擎里的组跟着改名")
        void aRenamedUnitShowsItsNewName() {
            imports(sheets.replacing(UNITS, "县水务局", "县水利局"));

            assertThat(groupName("unit-002")).isEqualTo("县水利局");
            assertThat(groupName("unit-002-head")).isEqualTo("县水利局一把手");
            assertThat(present("002").name()).isEqualTo("县水利局");
        }

        @Test
        @DisplayName("两个单位可以互换名称")
        void twoUnitsMaySwapTheirNames() {
            imports(sheets.replacing(UNITS, "002,县水务局", "002,县司法局").replacing(UNITS, "003,县司法局", "003,县水务局"));

            assertThat(groupName("unit-002")).isEqualTo("县司法局");
            assertThat(groupName("unit-003")).isEqualTo("县水务局");
        }

        @Test
        @DisplayName("两个督导组可以互换名称")
        void twoGroupsMaySwapTheirNames() {
            imports(sheets.with("督导组", "代码,名称\n01,县直第二督导组\n02,县直第一督导组\n"));

            assertThat(groupName("supervision-01")).isEqualTo("县直第二督导组");
            assertThat(groupName("supervision-02")).isEqualTo("县直第一督导组");
        }

        private String groupName(String id) {
            return identities.createGroupQuery().groupId(id).singleResult().getName();
        }
    }

    /** Units that change their group. */
    @Nested
    class Moving {

        @Test
        @DisplayName("单位换组，没人签收的审核任务跟着换组")
        void anOpenReviewFollowsTheUnit() {
            var campaign = office.launches();
            var review = handedIn(campaign);
            assertThat(sees("sg01", review)).isTrue();
            assertThat(sees("sg02", review)).isFalse();

            var report = imports(movedToTheSecondGroup());

            assertThat(report.movedUnits()).containsExactly("县水务局：县直第一督导组 → 县直第二督导组");
            assertThat(sees("sg01", review)).isFalse();
            assertThat(claims("sg01", review)).isEqualTo(403);
            assertThat(sees("sg02", review)).isTrue();
            assertThat(claims("sg02", review)).isEqualTo(204);
            campaign.supervision("02").accepts("002", PLAN);
            assertThat(campaign.openTasksOf("002")).containsExactly("县水务局 · 动员讲话 · 第1轮");
        }

        @Test
        @DisplayName("已被签收的审核任务也跟着换组，原签收人放手")
        void aHeldReviewFollowsTheUnitToo() {
            var campaign = office.launches();
            var review = handedIn(campaign);
            assertThat(claims("sg01", review)).isEqualTo(204);

            imports(movedToTheSecondGroup());

            assertThat(present(review).getAssignee()).isNull();
            assertThat(sees("sg01", review)).isFalse();
            assertThat(claims("sg01", review)).isEqualTo(403);
            assertThat(rest.engineRest("sg01")
                            .post(
                                    "/task/" + review.getId() + "/submit-form",
                                    Map.of("variables", Map.of("verdict", Map.of("value", "accept"))))
                            .status())
                    .isEqualTo(403);
            assertThat(claims("sg02", review)).isEqualTo(204);
            assertThat(present(review).getAssignee()).isEqualTo("sg02");
        }

        @Test
        @DisplayName("签收过又放手的人，单位换组以后也不能再签收")
        void aFormerAssigneeCannotClaimAfterTheGroupChanges() {
            var campaign = office.launches();
            var review = handedIn(campaign);
            assertThat(claims("sg01", review)).isEqualTo(204);
            assertThat(rest.engineRest("sg01")
                            .post("/task/" + review.getId() + "/unclaim", Map.of())
                            .status())
                    .isEqualTo(204);

            imports(movedToTheSecondGroup());

            assertThat(sees("sg01", review)).isFalse();
            assertThat(claims("sg01", review)).isEqualTo(403);
        }

        @Test
        @DisplayName("别的单位的任务留在原组")
        void otherUnitsStayWhereTheyAre() {
            var campaign = office.launches();
            campaign.unit("003").handsIn(PLAN);
            var review = campaign.supervision("01").reviewOf("unit-003", PLAN);
            assertThat(claims("sg01", review)).isEqualTo(204);

            imports(movedToTheSecondGroup());

            assertThat(present(review).getAssignee()).isEqualTo("sg01");
            assertThat(sees("sg02", review)).isFalse();
        }

        @Test
        @DisplayName("换组以后的下一轮归新组，不再派给原审核人")
        void theNextRoundIsReadByTheNewGroup() {
            var campaign = office.launches();
            handedIn(campaign);
            campaign.supervision("01").returns("002", PLAN, "时间安排不明确");

            imports(movedToTheSecondGroup());
            var second = handedIn(campaign);

            assertThat(second.getAssignee()).isNull();
            assertThat(sees("sg01", second)).isFalse();
            assertThat(sees("sg02-1", second)).isTrue();
        }
    }

    /** People who join, change and leave. */
    @Nested
    class Persons {

        private static final String OWN_PAGE = "/account/password";
        private static final String TASKS_OF_THE_APPS = "/camunda/api/engine/engine/default/task/count";

        @Test
        @DisplayName("新人凭报告里的初始密码登录，看到本组的任务")
        void aNewPersonLogsInWithTheFirstPassword() {
            var review = handedIn(office.launches());

            var report = imports(sheets.adding(PEOPLE, "sg01-3,宁致远,督导组成员,01"));

            assertThat(report.newPeople()).isEqualTo(1);
            assertThat(report.newLogins()).containsExactly(new RosterReport.NewLogin("sg01-3", FIRST_PASSWORD));
            assertThat(login("sg01-3", FIRST_PASSWORD)).isEqualTo(200);
            assertThat(office.as(
                            "sg01-3",
                            () -> tasks.createTaskQuery().taskId(review.getId()).count()))
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("名册里没有的人登不进去，手里的任务退回，已登录的退出")
        void aWithdrawnPersonIsOut() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01-1", review)).isEqualTo(204);
            var browser = rest.browser("sg01-1");
            assertThat(browser.get(OWN_PAGE).status()).isEqualTo(200);

            var report = imports(withoutTheSecondReader());

            assertThat(report.withdrawnPeople()).containsExactly("sg01-1");
            assertThat(browser.get(OWN_PAGE).status()).isEqualTo(302);
            assertThat(browser.get(TASKS_OF_THE_APPS).status()).isEqualTo(401);
            assertThat(login("sg01-1", DudaoTest.PASSWORD)).isEqualTo(401);
            assertThat(present(review).getAssignee()).isNull();
            assertThat(claims("sg01", review)).isEqualTo(204);
        }

        @Test
        @DisplayName("退出的人在引擎里什么也没留下")
        void nothingOfAWithdrawnPersonStaysInTheEngine() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01-1", review)).isEqualTo(204);

            imports(withoutTheSecondReader());

            assertThat(identities.createUserQuery().userId("sg01-1").count()).isZero();
            assertThat(identities.createGroupQuery().groupMember("sg01-1").count())
                    .isZero();
            assertThat(authorizations
                            .createAuthorizationQuery()
                            .userIdIn("sg01-1")
                            .count())
                    .isZero();
        }

        private Sheets withoutTheSecondReader() {
            return sheets.replacing(PEOPLE, "sg01-1,邵景行,督导组成员,01\n", "").replacing(PEOPLE, "sg01-1,邵景行,班子成员,001\n", "");
        }

        @Test
        @DisplayName("换了身份的人手里的任务退回，已登录的退出，权限跟着新身份")
        void aPersonWhoBecomesSomethingElseHoldsNothing() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01-1", review)).isEqualTo(204);
            var browser = rest.browser("sg01-1");

            imports(sheets.replacing(PEOPLE, "sg01-1,邵景行,督导组成员,01", "sg01-1,邵景行,督导组成员,02"));

            assertThat(browser.get(OWN_PAGE).status()).isEqualTo(302);
            assertThat(browser.get(TASKS_OF_THE_APPS).status()).isEqualTo(401);
            assertThat(present(review).getAssignee()).isNull();
            assertThat(sees("sg01-1", review)).isFalse();
            assertThat(identities.createGroupQuery().groupMember("sg01-1").list())
                    .extracting(group -> group.getId())
                    .containsExactlyInAnyOrder("units", "unit-001", "supervision", "supervision-02");
        }

        @Test
        @DisplayName("没有变化的人不受打扰")
        void anUnchangedPersonKeepsTasksAndSession() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01-1", review)).isEqualTo(204);
            var browser = rest.browser("sg01-1");

            imports(sheets.replacing(PEOPLE, "高志远", "高致远"));

            assertThat(browser.get(TASKS_OF_THE_APPS).status()).isEqualTo(200);
            assertThat(present(review).getAssignee()).isEqualTo("sg01-1");
        }

        @Test
        @DisplayName("改了姓名的人密码不变")
        void aRenamedPersonKeepsTheirPassword() {
            imports(sheets.replacing(PEOPLE, "高志远", "高致远"));

            assertThat(identities
                            .createUserQuery()
                            .userId("u002-1")
                            .singleResult()
                            .getFirstName())
                    .isEqualTo("高致远");
            assertThat(login("u002-1", DudaoTest.PASSWORD)).isEqualTo(200);
        }

        @Test
        @DisplayName("登记了回避关系的人交出该单位的审核，也签收不了")
        void aNewTieTakesTheReviewAway() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01", review)).isEqualTo(204);

            imports(sheets.adding(TIES, "sg01,002,曾任该单位副局长"));

            assertThat(present(review).getAssignee()).isNull();
            assertThat(claims("sg01", review)).isEqualTo(403);
        }
    }

    /** Absent people. */
    @Nested
    class Absence {

        private static final String LONG_AFTER = "2099-12-31";

        @AfterEach
        void everybodyComesBack() {
            comesBack("sg01");
        }

        private void goesAway(String login, String until) {
            says(login, "?until=" + until);
        }

        private void comesBack(String login) {
            says(login, "");
        }

        private void says(String login, String query) {
            assertThat(rest.basic(login)
                            .send("PUT", "/api/me/absence" + query, "")
                            .status())
                    .isEqualTo(204);
        }

        @Test
        @DisplayName("请假的人手里的任务退回组里")
        void whatAnAbsentPersonHoldsGoesBack() {
            var review = handedIn(office.launches());
            assertThat(claims("sg01", review)).isEqualTo(204);

            goesAway("sg01", LONG_AFTER);

            assertThat(present(review).getAssignee()).isNull();
            assertThat(claims("sg01-1", review)).isEqualTo(204);
        }

        @Test
        @DisplayName("在岗的审核人接着审自己退回的材料")
        void aPresentReviewerReadsTheNextRound() {
            var campaign = office.launches();
            handedIn(campaign);
            campaign.supervision("01").returns("002", PLAN, "时间安排不明确");

            assertThat(handedIn(campaign).getAssignee()).isEqualTo("sg01");
        }

        @Test
        @DisplayName("审核人请假，下一轮归组里，不点名")
        void anAbsentReviewersNextRoundGoesToTheGroup() {
            var campaign = office.launches();
            handedIn(campaign);
            campaign.supervision("01").returns("002", PLAN, "时间安排不明确");
            goesAway("sg01", LONG_AFTER);

            var second = handedIn(campaign);

            assertThat(second.getAssignee()).isNull();
            assertThat(claims("sg01-1", second)).isEqualTo(204);
        }

        @Test
        @DisplayName("销假或假期过了，又派给本人")
        void aReturnedReaderGetsTheNextRound() {
            var campaign = office.launches();
            handedIn(campaign);
            campaign.supervision("01").returns("002", PLAN, "第1次");
            goesAway("sg01", LONG_AFTER);
            comesBack("sg01");
            assertThat(handedIn(campaign).getAssignee()).isEqualTo("sg01");

            campaign.supervision("01").returns("002", PLAN, "第2次");
            database.update("update dudao.person set absent_until = '2014-01-01' where login = 'sg01'");
            assertThat(handedIn(campaign).getAssignee()).isEqualTo("sg01");
        }

        @Test
        @DisplayName("导入名册不取消请假")
        void anImportDoesNotCallAnybodyBack() throws IOException {
            var campaign = office.launches();
            handedIn(campaign);
            campaign.supervision("01").returns("002", PLAN, "时间安排不明确");
            goesAway("sg01", LONG_AFTER);

            county.restore();

            assertThat(handedIn(campaign).getAssignee()).isNull();
        }

        @Test
        @DisplayName("不在名册里的人没有假可请")
        void aLoginOutsideTheRosterCannotBeAbsent() {
            var answer = rest.basic("admin").send("PUT", "/api/me/absence?until=" + LONG_AFTER, "");

            assertThat(answer.status()).isEqualTo(404);
        }
    }

    /** The REST API. */
    @Nested
    class Api {

        private HttpResponse<String> posts(String login, Sheets roster, String query) {
            var boundary = "dudao-roster";
            var body = new ByteArrayOutputStream();
            for (var file : roster.files()) {
                body.writeBytes(
                        """
                        --%s\r
                        Content-Disposition: form-data; name="file"; filename="%s"\r
                        Content-Type: text/csv\r
                        \r
                        """
                                .formatted(boundary, file.name())
                                .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(file.content());
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
            return call(
                    login,
                    DudaoTest.PASSWORD,
                    HttpRequest.newBuilder(uri("/api/roster" + query))
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        }

        private static JsonNode json(HttpResponse<String> answer) {
            try {
                return new ObjectMapper().readTree(answer.body());
            } catch (IOException e) {
                throw new AssertionError(answer.body(), e);
            }
        }

        @Test
        @DisplayName("活动办先预检，不写 dryRun 就是预检")
        void theOfficeChecksUnlessItSaysOtherwise() {
            var before = everything();

            var answer = posts("office", movedToTheSecondGroup(), "");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).path("dryRun").asBoolean()).isTrue();
            assertThat(json(answer).path("units").asInt()).isEqualTo(5);
            assertThat(json(answer).path("movedUnits")).singleElement().satisfies(move -> assertThat(move.asText())
                    .isEqualTo("县水务局：县直第一督导组 → 县直第二督导组"));
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("活动办导入，回执里有新登录名的初始密码")
        void theOfficeImportsAndLearnsTheFirstPasswords() {
            var answer = posts("office", sheets.adding(PEOPLE, "u003-2,路遥,班子成员,003"), "?dryRun=false");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var created = json(answer).path("newLogins").path(0);
            assertThat(created.path("login").asText()).isEqualTo("u003-2");
            assertThat(created.path("password").asText()).hasSizeGreaterThanOrEqualTo(14);
            assertThat(login("u003-2", created.path("password").asText())).isEqualTo(200);
        }

        @Test
        @DisplayName("系统管理员也可以导入")
        void theAdministratorMayImportToo() {
            assertThat(posts("admin", sheets, "").statusCode()).isEqualTo(200);
        }

        @Test
        @DisplayName("流程设计人员只能由系统管理员增减")
        void theOfficeMakesNobodyADesigner() {
            var before = everything();
            var roster = sheets.adding(PEOPLE, "office-1," + nameOf("office-1") + ",流程设计,");

            var answer = posts("office", roster, "?dryRun=false");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("流程设计人员只能由系统管理员增减");
            assertThat(everything()).isEqualTo(before);
            assertThat(posts("admin", roster, "?dryRun=false").statusCode()).isEqualTo(200);
        }

        @Test
        @DisplayName("活动办不能拿名册动领导小组：删不掉、加不进、改不了名、换不了身份，先删后加也拿不到密码")
        void theOfficeDoesNotReachTheLeadingGroup() {
            var before = everything();
            var leader = "leader,翟明理,领导小组,\n";
            for (var takeover : List.of(
                    sheets.replacing(PEOPLE, leader, ""),
                    sheets.replacing(PEOPLE, leader, "leader,尹若水,领导小组,\n"),
                    sheets.replacing(PEOPLE, leader, "leader,翟明理,联络员,003\n"),
                    sheets.replacing(PEOPLE, leader, leader + "leader,翟明理,活动办,综合组\n"),
                    sheets.adding(PEOPLE, "office,尹若水,领导小组,"),
                    sheets.adding(PEOPLE, "office-1,曾向阳,领导小组,"),
                    sheets.adding(PEOPLE, "leader-2,路遥,领导小组,"),
                    sheets.adding(TIES, "leader,001,亲属在该单位任职"))) {
                for (var query : List.of("", "?dryRun=false")) {
                    var answer = posts("office", takeover, query);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                    assertThat(answer.body()).contains("只能由系统管理员");
                }
            }
            assertThat(everything()).isEqualTo(before);
            assertThat(posts("admin", sheets.adding(PEOPLE, "leader-2,路遥,领导小组,"), "?dryRun=false")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(posts("office", sheets, "?dryRun=false").body()).contains("名册里没有“路遥”（leader-2）");
        }

        @Test
        @DisplayName("谁也不能拿名册改自己，登录名也不能换人用")
        void nobodyChangesThemselvesAndALoginStaysItsPersons() {
            var before = everything();
            for (var change : List.of(
                    sheets.replacing(PEOPLE, "office,尹若水,活动办,综合组", "office,尹若水,督导组成员,01"),
                    sheets.replacing(PEOPLE, "office,尹若水,活动办,综合组\n", ""),
                    sheets.replacing(PEOPLE, "sg01-2,谭竹青", "sg01-2,路遥"))) {
                var answer = posts("office", change, "?dryRun=false");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                assertThat(answer.body()).containsAnyOf("您本人（office）", "登录名“sg01-2”登记的是“谭竹青”，名册里写的是“路遥”");
            }
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("活动办删掉一个人再加回来，拿不到他的密码；本人的密码照旧，别人用不了他的登录名")
        void removingAndAddingSomebodyShowsNoPassword() {
            var supervisor = "sg02-1,夏知秋,督导组成员,02\n";
            posts("office", sheets.replacing(PEOPLE, supervisor, ""), "?dryRun=false");
            assertThat(login("sg02-1", DudaoTest.PASSWORD)).isEqualTo(401);
            assertThat(directory.personName("sg02-1")).isEqualTo("夏知秋");
            assertThat(names.ofPeople(List.of("sg02-1", "sg02"))).containsEntry("sg02-1", "夏知秋");

            var stranger = posts("office", sheets.replacing(PEOPLE, "sg02-1,夏知秋", "sg02-1,路遥"), "?dryRun=false");
            var back = posts("office", sheets, "?dryRun=false");

            assertThat(stranger.body()).contains("登录名“sg02-1”以前是“夏知秋”的，不能给“路遥”用，请换一个");
            assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
            assertThat(json(back).path("newLogins")).isEmpty();
            assertThat(json(back).path("returnedPeople").path(0).asText()).isEqualTo("sg02-1");
            assertThat(login("sg02-1", DudaoTest.PASSWORD)).isEqualTo(200);
        }

        @Test
        @DisplayName("每次改身份、改名、发密码，审计日志写明谁对谁，改前改后各是什么")
        void eachChangeOfARoleIsInTheAuditLogWithBothNames() {
            var audit = AuditLog.from(environment);

            posts(
                    "office",
                    sheets.replacing(PEOPLE, "sg02-2,严守正,督导组成员,02", "sg02-2,严守正,督导组成员,01")
                            .replacing(PEOPLE, "u003-1,孔令山,班子成员,003\n", "")
                            .adding(PEOPLE, "u003-2,路遥,班子成员,003"),
                    "?dryRun=false");

            assertThat(audit.acts("person-changed"))
                    .allSatisfy(act -> {
                        assertThat(act.path("user").asText()).isEqualTo("office");
                        assertThat(act.path("userName").asText()).isEqualTo("尹若水");
                    })
                    .extracting(
                            act -> act.path("login").asText(),
                            act -> act.path("name").asText(),
                            act -> act.path("change").asText(),
                            act -> act.path("rolesBefore").asText(),
                            act -> act.path("rolesAfter").asText())
                    .containsExactlyInAnyOrder(
                            tuple("sg02-2", "严守正", "changed", "GROUP_MEMBER 02", "GROUP_MEMBER 01"),
                            tuple("u003-1", "孔令山", "withdrawn", "LEADER 003", ""),
                            tuple("u003-2", "路遥", "added", "", "LEADER 003"));
        }

        @Test
        @DisplayName("管理员在引擎里也改不了名册里的身份和姓名；重设密码记下谁给谁设的，原来的登录作废")
        void adminKeepsToTheRosterAndAPasswordResetIsAnActWithBothNames() {
            var before = everything();
            var admin = rest.engineRest("admin");
            for (var answer : List.of(
                    admin.send("PUT", "/group/leading-group/members/office", Map.of()),
                    admin.send("DELETE", "/group/leading-group/members/leader", null),
                    admin.send("PUT", "/group/unit-002-head/members/u002", Map.of()),
                    admin.send("DELETE", "/group/supervision-01", null),
                    admin.send("DELETE", "/user/leader", null),
                    admin.send("PUT", "/user/u002/profile", Map.of("id", "u002", "firstName", "局长", "lastName", "")))) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(403);
                assertThat(answer.message()).contains("名册");
            }
            assertThat(everything()).isEqualTo(before);
            var audit = AuditLog.from(environment);
            var browser = rest.browser("u004-1");
            assertThat(setsPassword("u004-1", "1").status()).isEqualTo(400);

            assertThat(setsPassword("u004-1", "another-password").status()).isEqualTo(204);

            assertThat(browser.get("/api/me").status()).isEqualTo(401);
            assertThat(audit.acts("password-changed")).singleElement().satisfies(act -> {
                assertThat(act.path("user").asText()).isEqualTo("admin");
                assertThat(act.path("login").asText()).isEqualTo("u004-1");
                assertThat(act.path("name").asText()).isEqualTo("倪清河");
            });
            assertThat(setsPassword("u004-1", DudaoTest.PASSWORD).status()).isEqualTo(204);
        }

        private Rest.Answer setsPassword(String login, String password) {
            return rest.engineRest("admin")
                    .send(
                            "PUT",
                            "/user/" + login + "/credentials",
                            Map.of("password", password, "authenticatedUserPassword", DudaoTest.PASSWORD));
        }

        private String nameOf(String login) {
            return identities.createUserQuery().userId(login).singleResult().getFirstName();
        }

        @Test
        @DisplayName("其他人不能导入，也不能预检")
        void nobodyElseMay() {
            var before = everything();
            for (var login : List.of("u002", "u002-head", "sg01", "leader", "designer")) {
                assertThat(posts(login, movedToTheSecondGroup(), "?dryRun=false")
                                .statusCode())
                        .as(login)
                        .isEqualTo(403);
                assertThat(posts(login, sheets, "").statusCode()).as(login).isEqualTo(403);
            }
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        @DisplayName("有错误时列出表、行、列和原因")
        void errorsAreListedWithTheirPlaces() {
            var before = everything();
            var wrong =
                    sheets.replacing(UNITS, "002,县水务局,县直部门", "002,县水务局,部门").replacing(PEOPLE, "麦穗丰,一把手", "麦穗丰,班子成员");

            var answer = posts("office", wrong, "?dryRun=false");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer).path("title").asText()).isEqualTo("名册未导入");
            assertThat(json(answer).path("detail").asText()).isEqualTo("名册有 2 处错误，未保存任何内容。");
            var errors = json(answer).path("errors");
            assertThat(errors).hasSize(2);
            assertThat(errors.path(0).path("sheet").asText()).isEqualTo(UNITS);
            assertThat(errors.path(0).path("row").asInt()).isEqualTo(3);
            assertThat(errors.path(0).path("column").asText()).isEqualTo("类别");
            assertThat(errors.path(0).path("message").asText()).isEqualTo("“部门”不在可选范围内，应为：乡镇街道、县直部门、非公企业");
            assertThat(errors.path(1).path("row").isNull()).isTrue();
            assertThat(errors.path(1).path("message").asText()).isEqualTo("单位“004 县档案局”应有一名一把手，名册里有0名");
            assertThat(everything()).isEqualTo(before);
        }
    }
}
