package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dudao.organization.RosterImport;
import org.dudao.sheet.SheetFile;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestCounty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each role sees and may do, through both APIs. Units 001, 002 and 004 have submitted a plan, units 003 and 005
 * have not.
 */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    RosterImport rosters;

    @Autowired
    TestCounty county;

    private TestCampaign campaign;
    private Task review001;
    private Task review002;
    private Task review004;
    private Task handIn003;
    private Task handIn005;

    @BeforeAll
    void launch() {
        campaign = office.launches();
        for (var unit : List.of("001", "002", "004")) {
            campaign.unit(unit).handsIn(PLAN);
        }
        review001 = campaign.supervision("01").reviewOf("unit-001", PLAN);
        review002 = campaign.supervision("01").reviewOf("unit-002", PLAN);
        review004 = campaign.supervision("02").reviewOf("unit-004", PLAN);
        handIn003 = campaign.unit("003").handInOf(PLAN);
        handIn005 = campaign.unit("005").handInOf(PLAN);
    }

    // What each role sees

    @Door.Each
    @DisplayName("单位只看到本单位的任务")
    void aUnitSeesItsOwnTasksAlone(Door door) {
        for (var login : List.of("u003", "u003-head", "u003-1")) {
            assertSees(door.to(rest, login), "县司法局 · 动员讲话 · 第1轮", "县司法局 · 实施方案 · 第1轮");
        }
        assertSees(door.to(rest, "u002"), "县水务局 · 动员讲话 · 第1轮");
    }

    @Door.Each
    @DisplayName("督导组只看到所联系单位的审核任务")
    void aSupervisionGroupSeesItsOwnUnitsReviewsAlone(Door door) {
        for (var login : List.of("sg01", "sg01-2")) {
            assertSees(door.to(rest, login), "县水务局 · 实施方案 · 第1轮", "柳林乡 · 实施方案 · 第1轮");
        }
        assertSees(door.to(rest, "sg02"), "县档案局 · 实施方案 · 第1轮");
    }

    @Door.Each
    @DisplayName("兼任两职的人两边的任务都看到")
    void aPersonWithTwoRolesSeesTheTasksOfBoth(Door door) {
        assertSees(door.to(rest, "sg01-1"), "县水务局 · 实施方案 · 第1轮", "柳林乡 · 动员讲话 · 第1轮", "柳林乡 · 实施方案 · 第1轮");
    }

    @Door.Each
    void theLeadingGroupAndTheDesignerSeeNoUnitsTasks(Door door) {
        assertSees(door.to(rest, "leader"));
        assertSees(door.to(rest, "designer"));
    }

    @Door.Each
    @DisplayName("活动办看到全部任务")
    void theOfficeSeesAllTasks(Door door) {
        for (var login : List.of("office", "office-1")) {
            var everybody = door.to(rest, login);
            assertThat(namesSeenBy(everybody)).hasSize(10).contains("县司法局 · 实施方案 · 第1轮", "柳林乡 · 实施方案 · 第1轮");
            assertThat(everybody.get("/task/" + review001.getId()).status()).isEqualTo(200);
            assertThat(everybody
                            .get("/task/" + review001.getId() + "/form-variables")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Door.Each
    void nobodyReachesAnotherPartysTaskByItsId(Door door) {
        assertHidden(door.to(rest, "u003"), "u003", handIn005, review001, review004);
        assertHidden(door.to(rest, "u003-head"), "u003-head", handIn005);
        assertHidden(door.to(rest, "u002"), "u002", handIn003, review002);
        assertHidden(door.to(rest, "sg01"), "sg01", review004, handIn003, handIn005);
        assertHidden(door.to(rest, "sg02"), "sg02", review001, handIn003);
        assertHidden(door.to(rest, "leader"), "leader", review001, handIn003);
    }

    @Door.Each
    void everybodyReachesTheirOwnTaskAndItsForm(Door door) {
        var own = Map.of(
                "u003", handIn003, "u003-head", handIn003, "u005-1", handIn005, "sg01", review001, "sg02-1", review004);
        own.forEach((login, task) -> {
            var person = door.to(rest, login);
            for (var part : List.of("", "/form", "/form-variables", "/deployed-form")) {
                assertThat(person.get("/task/" + task.getId() + part).status())
                        .as("%s %s", login, part)
                        .isEqualTo(200);
            }
        });
    }

    @Door.Each
    @DisplayName("共享筛选器各看各的")
    void sharedFiltersShowEverybodyTheirOwn(Door door) {
        assertThat(filtersOf(door.to(rest, "u003"))).containsExactly("我和本单位待办", "我的待办", "退回返工", "即将到期", "已逾期");
        assertThat(filtersOf(door.to(rest, "sg01"))).containsExactly("我和本组待审", "我的待办", "退回返工", "即将到期", "已逾期");
        assertThat(filtersOf(door.to(rest, "leader"))).containsExactly("我和本部门待办", "我的待办", "退回返工", "即将到期", "已逾期");
        assertThat(filtersOf(door.to(rest, "office")))
                .containsExactly("我和本部门待办", "我的待办", "退回返工", "即将到期", "已逾期", "全部任务");

        var unit = door.to(rest, "u003");
        for (var filter : unit.get("/filter").json()) {
            var listed = unit.post("/filter/" + filter.get("id").asText() + "/list", Map.of());
            assertThat(texts(listed.json(), "name"))
                    .as(filter.toString())
                    // Tasks of other tests: opinions that another unit heard are named for that unit.
                    .filteredOn(name -> !name.contains(" · 办理意见"))
                    .allMatch(name -> name.startsWith("县司法局 · "));
        }
    }

    // What each role may do

    @Door.Each
    @DisplayName("活动办不改审核结论")
    void theOfficeChangesNoVerdict(Door door) {
        var everybody = door.to(rest, "office");
        var task = "/task/" + review004.getId();
        var verdict = verdict();
        for (var attempt : List.of(
                sent("POST", task + "/claim", Map.of("userId", "office")),
                sent("POST", task + "/submit-form", verdict),
                sent("POST", task + "/complete", verdict),
                sent("POST", task + "/resolve", verdict),
                sent("POST", task + "/assignee", Map.of("userId", "office")),
                sent("POST", task + "/delegate", Map.of("userId", "office")),
                sent("POST", task + "/identity-links", Map.of("groupId", "office", "type", "candidate")),
                sent("PUT", task + "/variables/verdict", Map.of("value", "accept", "type", "String")),
                sent(
                        "PUT",
                        "/process-instance/" + review004.getProcessInstanceId() + "/variables/verdict",
                        Map.of("value", "accept", "type", "String")),
                sent(
                        "POST",
                        "/process-instance/" + review004.getProcessInstanceId() + "/modification",
                        Map.of(
                                "instructions",
                                List.of(Map.of("type", "cancel", "activityId", "UserTask_ReviewMaterial")))),
                sent("DELETE", "/process-instance/" + review004.getProcessInstanceId(), null))) {
            assertRefused(everybody.send(attempt.method(), attempt.path(), attempt.body()), attempt.path());
        }
    }

    private record Sent(String method, String path, @Nullable Object body) {}

    private static Sent sent(String method, String path, @Nullable Object body) {
        return new Sent(method, path, body);
    }

    private void assertRefused(Answer answer, String what) {
        assertThat(answer.status()).as("%s %s", what, answer.body()).isEqualTo(403);
        assertThat(holderOf(review004)).isNull();
        assertThat(engine.getTaskService().getVariable(review004.getId(), "verdict"))
                .isNull();
        assertThat(campaign.openTasksOf("004")).contains("县档案局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("各类人员能打开哪些应用")
    void eachRoleHasItsApps() {
        assertApps("u003", 403, 403);
        assertApps("u003-head", 403, 403);
        assertApps("sg01", 403, 403);
        assertApps("leader", 403, 403);
        assertApps("office", 403, 403);
        assertApps("designer", 200, 403);
        assertApps("admin", 200, 200);
    }

    private void assertApps(String login, int cockpit, int admin) {
        var browser = rest.browser(login);
        assertThat(browser.page("/camunda/app/tasklist/default/").status())
                .as(login)
                .isEqualTo(200);
        assertThat(browser.page("/camunda/app/cockpit/default/").status())
                .as(login)
                .isEqualTo(cockpit);
        assertThat(browser.page("/camunda/app/admin/default/").status())
                .as(login)
                .isEqualTo(admin);
        assertThat(browser.post("/camunda/api/cockpit/plugin/base/default/process-instance", Map.of())
                        .status())
                .as(login)
                .isEqualTo(cockpit);
        assertThat(browser.get("/camunda/api/cockpit/plugin/base/default/incident")
                        .status())
                .as(login)
                .isEqualTo(cockpit);
        assertThat(browser.get("/camunda/api/admin/plugin/adminPlugins/default/metrics/root-process-instance-start/sum")
                        .status())
                .as(login)
                .matches(status -> admin == 403 ? status == 403 : status != 403);
    }

    @Test
    @DisplayName("流程设计人员在 Cockpit 里只看不改")
    void aDesignerReadsModelsAndInstancesAndChangesNone() {
        var before = EngineState.of(database);
        var designer = rest.apps("designer");
        var definition = "/process-definition/" + review004.getProcessDefinitionId();
        var instance = "/process-instance/" + review004.getProcessInstanceId();

        assertThat(designer.get(definition + "/xml").status()).isEqualTo(200);
        assertThat(designer.get(instance).status()).isEqualTo(200);
        var migration = Map.of(
                "migrationPlan",
                Map.of(
                        "sourceProcessDefinitionId", review004.getProcessDefinitionId(),
                        "targetProcessDefinitionId", review004.getProcessDefinitionId()),
                "processInstanceIds",
                List.of(review004.getProcessInstanceId()));
        for (var answer : List.of(
                designer.post("/migration/execute", migration),
                designer.post("/migration/executeAsync", migration),
                designer.send("DELETE", instance, null),
                designer.send("PUT", instance + "/suspended", Map.of("suspended", true)),
                designer.send("PUT", instance + "/variables/owner", Map.of("value", "unit-001", "type", "String")),
                designer.send("PUT", definition + "/suspended", Map.of("suspended", true)),
                designer.send("DELETE", definition, null),
                designer.send("PUT", "/group/camunda-admin/members/designer", null),
                designer.send("PUT", "/user/u003/profile", Map.of("id", "u003", "firstName", "甲", "lastName", "")))) {
            assertThat(answer.status()).as(answer.body()).isIn(403, 404);
        }
        assertThat(EngineState.of(database)).isEqualTo(before);
    }

    // Conflicts of interest

    @Door.Each
    @DisplayName("本人在该单位任职的，回避")
    void aMemberOfTheUnitDoesNotReviewIt(Door door) {
        assertConflict(door, "sg01-1", review001, "回避", "柳林乡");
    }

    @Door.Each
    @DisplayName("登记了回避关系的，回避")
    void aDeclaredTieExcludesAReviewer(Door door) {
        assertConflict(door, "sg01-2", review002, "回避", "县水务局", "配偶在该单位任职");
    }

    @Door.Each
    void aTieWithOneUnitDoesNotHinderTheReviewOfAnother(Door door) {
        var person = door.to(rest, "sg01-2");
        assertThat(person.post("/task/" + review001.getId() + "/claim", Map.of("userId", "sg01-2"))
                        .status())
                .isEqualTo(204);
        assertThat(person.post("/task/" + review001.getId() + "/unclaim", null).status())
                .isEqualTo(204);
    }

    @Door.Each
    @DisplayName("单位主要负责人不能承担审核")
    void aUnitsHeadReviewsNothing(Door door) throws Exception {
        try {
            rosters.run(rosterWith("人员", "u003-head,江海涛,督导组成员,02"), login -> DudaoTest.PASSWORD);
            assertSees(door.to(rest, "u003-head"), "县司法局 · 动员讲话 · 第1轮", "县司法局 · 实施方案 · 第1轮", "县档案局 · 实施方案 · 第1轮");
            assertConflict(door, "u003-head", review004, "单位主要负责人", "不能承担审核");
        } finally {
            county.restore();
        }
        assertHidden(door.to(rest, "u003-head"), "u003-head", review004);
    }

    /** Neither by claiming nor by an assignment of the administrator. */
    private void assertConflict(Door door, String login, Task review, String... reasons) {
        var path = "/task/" + review.getId();
        var person = door.to(rest, login);
        var claim = person.post(path + "/claim", Map.of("userId", login));
        assertThat(claim.status()).isEqualTo(403);
        assertThat(claim.message()).contains(reasons);

        var admin = door.to(rest, "admin");
        for (var answer : List.of(
                admin.post(path + "/assignee", Map.of("userId", login)),
                admin.post(path + "/identity-links", Map.of("userId", login, "type", "assignee")),
                admin.post(path + "/delegate", Map.of("userId", login)),
                admin.send("PUT", path, Map.of("assignee", login)))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.message()).contains(reasons);
            assertThat(holderOf(review)).isNull();
        }
    }

    @Door.Each
    @DisplayName("认领以后才登记的回避关系也算数")
    void aTieThatIsDeclaredLaterStopsTheVerdict(Door door) throws Exception {
        var path = "/task/" + review004.getId();
        var login = "sg02-1";
        assertThat(door.to(rest, login).post(path + "/claim", Map.of("userId", login)))
                .returns(204, Answer::status);
        try {
            rosters.run(rosterWith("回避", "sg02-1,004,亲属在该单位任职"), name -> DudaoTest.PASSWORD);
            for (var way : List.of("/complete", "/submit-form")) {
                var completed = door.to(rest, login).post(path + way, verdict());
                assertThat(completed.status()).as(completed.body()).isEqualTo(403);
            }
            assertConflict(door, login, review004, "回避", "亲属在该单位任职");
        } finally {
            county.restore();
        }
    }

    // Helpers

    private static Map<String, Object> verdict() {
        return Map.of("variables", Map.of("verdict", Map.of("value", "accept", "type", "String")));
    }

    private static List<SheetFile> rosterWith(String sheet, String row) throws Exception {
        var files = new ArrayList<SheetFile>();
        for (var file : TestCounty.sheets()) {
            var text = new String(file.content(), StandardCharsets.UTF_8);
            files.add(
                    file.name().startsWith(sheet)
                            ? new SheetFile(
                                    file.name(),
                                    (text.stripTrailing() + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8))
                            : file);
        }
        return files;
    }

    private @Nullable String holderOf(Task task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.getId())
                .singleResult()
                .getAssignee();
    }

    private void assertSees(Rest.Door person, String... names) {
        assertThat(namesSeenBy(person)).containsExactlyInAnyOrder(names);
        assertThat(person.post("/task/count", ofTheUnits()).json().get("count").asInt())
                .isEqualTo(names.length);
    }

    private List<String> namesSeenBy(Rest.Door person) {
        return texts(person.post("/task", ofTheUnits()).json(), "name");
    }

    private Map<String, Object> ofTheUnits() {
        return Map.of("processInstanceBusinessKeyLike", campaign.id() + "/%");
    }

    private static List<String> filtersOf(Rest.Door person) {
        return texts(person.get("/filter?sortBy=filterId&sortOrder=asc").json(), "name");
    }

    private static List<String> texts(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.get(key).asText())
                .toList();
    }

    private void assertHidden(Rest.Door person, String login, Task... tasks) {
        for (var task : tasks) {
            var path = "/task/" + task.getId();
            for (var part : List.of(
                    "",
                    "/form",
                    "/form-variables",
                    "/deployed-form",
                    "/rendered-form",
                    "/variables",
                    "/localVariables",
                    "/identity-links",
                    "/comment",
                    "/attachment")) {
                var answer = person.get(path + part);
                assertThat(answer.status())
                        .as("%s %s%s", login, task.getName(), part)
                        .isIn(400, 403, 404);
                assertThat(answer.body()).doesNotContain("为民务实清廉", "县司法局");
            }
            for (var part : List.of("/claim", "/unclaim", "/complete", "/submit-form")) {
                var body = part.equals("/claim") ? Map.of("userId", login) : Map.of();
                assertThat(person.post(path + part, body).status())
                        .as("%s %s%s", login, task.getName(), part)
                        .isIn(403, 404);
            }
            assertThat(holderOf(task)).isNull();
        }
    }
}
