package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Answers;
import org.dudao.support.Diagram;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.RowChanges;
import org.dudao.support.TestCampaign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Attacks by a logged-in user without a browser, through the engine's REST API and the API of the Camunda apps. A
 * refused request changes nothing.
 */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

    private static final String PLAN = "implementation-plan";
    private static final String CHINESE = "(?s).*\\p{IsHan}.*";
    private static final String APPS_API = "/camunda/api/engine/engine/default";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;
    /** The hand-in task of unit 002, unassigned. */
    private Task free;
    /** The hand-in task of unit 003, assigned to its liaison. */
    private Task held;
    /** The study record of unit 004, with number fields and a checklist, assigned to its liaison. */
    private Task study;
    /** The review of unit 001's material, unassigned. */
    private Task review;

    private RowChanges changes;

    private final Map<Door, Map<String, Rest.Door>> doors = new EnumMap<>(Door.class);

    @BeforeAll
    void launch() {
        campaign = office.launches();
        free = campaign.unit("002").handInOf(PLAN);
        held = campaign.unit("003").handInOf(PLAN);
        engine.getTaskService().claim(held.getId(), "u003");
        campaign.unit("001").handsIn(PLAN);
        review = campaign.supervision("01").reviewOf("unit-001", PLAN);
        for (var material : List.of(PLAN, "mobilisation-speech")) {
            campaign.unit("004").handsIn(material);
            campaign.supervision("02").accepts("004", material);
        }
        campaign.unit("004").handsIn("mobilisation-meeting");
        campaign.supervision("02").reads("unit-004", "mobilisation-meeting", Answers.meetingRated(Answers.accept()));
        study = campaign.unit("004").handInOf("study-record");
        engine.getTaskService().claim(study.getId(), "u004");
        changes = new RowChanges(database);
    }

    @AfterAll
    void stopCounting() {
        changes.close();
    }

    // Operations that no task permits

    /** A request to try. */
    private record Attempt(String method, String path, @Nullable Object body) {

        static Attempt get(String path) {
            return new Attempt("GET", path, null);
        }

        static Attempt post(String path, @Nullable Object body) {
            return new Attempt("POST", path, body);
        }

        static Attempt put(String path, @Nullable Object body) {
            return new Attempt("PUT", path, body);
        }

        static Attempt delete(String path) {
            return new Attempt("DELETE", path, null);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Arguments> atEachDoor(Attempt... attempts) {
        return Arrays.stream(attempts)
                .flatMap(attempt -> Arrays.stream(Door.values()).map(door -> Arguments.of(door, attempt)));
    }

    static Stream<Arguments> aTasksOtherDoors() {
        var modification = Map.of("modifications", Map.of("unit", text("001")));
        return atEachDoor(
                Attempt.put("/task/{task}/variables/unit", text("001")),
                Attempt.post("/task/{task}/variables", modification),
                Attempt.delete("/task/{task}/variables/unit"),
                Attempt.post(
                        "/task/{task}/variables/unit/data",
                        new Rest.Parts(Map.of("data", "001", "valueType", "Bytes"))),
                Attempt.put("/task/{task}/localVariables/owner", text("unit-001")),
                Attempt.post("/task/{task}/localVariables", modification),
                Attempt.delete("/task/{task}/localVariables/owner"),
                Attempt.put("/process-instance/{instance}/variables/owner", text("unit-001")),
                Attempt.post("/process-instance/{instance}/variables", modification),
                Attempt.delete("/process-instance/{instance}/variables/owner"),
                Attempt.put("/execution/{execution}/localVariables/owner", text("unit-001")),
                Attempt.post("/execution/{execution}/localVariables", modification),
                Attempt.delete("/execution/{execution}/localVariables/owner"),
                Attempt.post("/execution/{execution}/signal", Map.of()),
                Attempt.post("/execution/{execution}/create-incident", Map.of("incidentType", "failedJob")),
                Attempt.post("/task/{task}/assignee", Map.of("userId", "u002")),
                Attempt.post("/task/{task}/delegate", Map.of("userId", "u002-1")),
                Attempt.post("/task/{task}/identity-links", Map.of("groupId", "unit-001", "type", "candidate")),
                Attempt.post("/task/{task}/identity-links", Map.of("userId", "u002", "type", "assignee")),
                Attempt.post("/task/{task}/identity-links/delete", Map.of("groupId", "unit-002", "type", "candidate")),
                Attempt.put("/task/{task}", Map.of("name", "已办结", "assignee", "u002", "priority", 0)),
                Attempt.delete("/task/{task}"),
                Attempt.post("/task/create", Map.of("name", "自造任务", "assignee", "u002")),
                Attempt.post("/task/{task}/comment/create", Map.of("message", "到此一游")),
                Attempt.post(
                        "/task/{task}/attachment/create",
                        new Rest.Parts(Map.of("attachment-name", "附件", "content.txt", "内容"))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void aTasksOtherDoors(Door door, Attempt attempt) {
        refused(door, "u002", attempt, 400, 403, 404);
    }

    static Stream<Arguments> waysToEndATaskWithoutItsForm() {
        return atEachDoor(
                Attempt.post("/task/{held}/resolve", Map.of("variables", Map.of("goals", text("目标")))),
                Attempt.post(
                        "/task/{held}/bpmnError", Map.of("errorCode", "e", "variables", Map.of("unit", text("001")))),
                Attempt.post(
                        "/task/{held}/bpmnEscalation",
                        Map.of("escalationCode", "e", "variables", Map.of("unit", text("001")))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    @DisplayName("任务只能由办理人填写表单后办结")
    void waysToEndATaskWithoutItsForm(Door door, Attempt attempt) {
        assertThat(refused(door, "u003", attempt, 403).message()).contains("填写表单后办结");
    }

    static Stream<Arguments> waysIntoARunningProcess() {
        return atEachDoor(
                Attempt.post("/message", Map.of("messageName", "stageOpened", "businessKey", "{campaign}/002")),
                Attempt.post("/message", Map.of("messageName", "stageOpened", "processInstanceId", "{instance}")),
                Attempt.post("/message", Map.of("messageName", "stageOpened", "all", true)),
                Attempt.post("/signal", Map.of("name", "any", "variables", Map.of("unit", text("001")))),
                Attempt.post("/signal", Map.of("name", "any", "executionId", "{execution}")),
                Attempt.post("/condition", Map.of("variables", Map.of("unit", text("001")))),
                Attempt.post("/process-instance/{instance}/modification", modification()),
                Attempt.post("/process-instance/{instance}/modification-async", modification()),
                Attempt.put("/process-instance/{instance}/suspended", Map.of("suspended", true)),
                Attempt.put(
                        "/process-instance/suspended",
                        Map.of("suspended", true, "processInstanceIds", List.of("{instance}"))),
                Attempt.delete("/process-instance/{instance}"),
                Attempt.post("/process-instance/delete", Map.of("processInstanceIds", List.of("{instance}"))),
                Attempt.post(
                        "/process-instance/variables-async",
                        Map.of("processInstanceIds", List.of("{instance}"), "variables", Map.of("unit", text("001")))),
                Attempt.post(
                        "/process-instance/message-async",
                        Map.of("processInstanceIds", List.of("{instance}"), "messageName", "stageOpened")),
                Attempt.post(
                        "/modification/execute",
                        Map.of(
                                "processDefinitionId",
                                "{definition}",
                                "processInstanceIds",
                                List.of("{instance}"),
                                "instructions",
                                List.of(Map.of("type", "cancel", "activityId", "UserTask_HandInMaterial")))),
                Attempt.post("/migration/generate", definitions()),
                Attempt.post("/migration/execute", migration()),
                Attempt.post("/migration/executeAsync", migration()),
                Attempt.post(
                        "/history/process-instance/set-removal-time",
                        Map.of("clearedRemovalTime", true, "historicProcessInstanceIds", List.of("{instance}"))),
                Attempt.delete("/history/process-instance/{instance}"),
                Attempt.post("/history/cleanup?immediatelyDue=true", null),
                Attempt.put("/process-definition/{definition}/suspended", Map.of("suspended", true)),
                Attempt.put("/process-definition/{definition}/history-time-to-live", Map.of("historyTimeToLive", 1)),
                Attempt.delete("/process-definition/{definition}"),
                Attempt.delete("/deployment/{deployment}"),
                Attempt.post(
                        "/deployment/create",
                        new Rest.Parts(Map.of("deployment-name", "自造", "own.bpmn", tinyModel("own")))),
                Attempt.post("/decision-definition/key/material-standard/evaluate", Map.of("variables", Map.of())));
    }

    private static Map<String, Object> definitions() {
        return Map.of("sourceProcessDefinitionId", "{definition}", "targetProcessDefinitionId", "{definition}");
    }

    private static Map<String, Object> migration() {
        return Map.of("migrationPlan", definitions(), "processInstanceIds", List.of("{instance}"));
    }

    private static Map<String, Object> modification() {
        return Map.of("instructions", List.of(Map.of("type", "cancel", "activityId", "UserTask_HandInMaterial")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void waysIntoARunningProcess(Door door, Attempt attempt) {
        refused(door, "u002", attempt, 403, 404);
    }

    static Stream<Arguments> waysToMoreRights() {
        return atEachDoor(
                Attempt.put("/user/u002/profile", Map.of("id", "u002", "firstName", "局长", "lastName", "")),
                Attempt.put("/user/u003/profile", Map.of("id", "u003", "firstName", "局长", "lastName", "")),
                Attempt.put("/user/u002/credentials", Map.of("password", "another-password")),
                Attempt.put(
                        "/user/u002/credentials",
                        Map.of("password", "another-password", "authenticatedUserPassword", DudaoTest.PASSWORD)),
                Attempt.put(
                        "/user/u003/credentials",
                        Map.of("password", "another-password", "authenticatedUserPassword", DudaoTest.PASSWORD)),
                Attempt.delete("/user/u002"),
                Attempt.delete("/user/u003"),
                Attempt.post("/user/u003/unlock", null),
                Attempt.post(
                        "/user/create",
                        Map.of(
                                "profile",
                                Map.of("id", "ghost", "firstName", "影子", "lastName", ""),
                                "credentials",
                                Map.of("password", "another-password"))),
                Attempt.put("/group/office/members/u002", null),
                Attempt.put("/group/camunda-admin/members/u002", null),
                Attempt.delete("/group/unit-002/members/u002"),
                Attempt.post("/group/create", Map.of("id", "own", "name", "自造", "type", "WORKFLOW")),
                Attempt.put("/group/unit-002", Map.of("id", "unit-002", "name", "自造", "type", "WORKFLOW")),
                Attempt.delete("/group/unit-002"),
                Attempt.post("/tenant/create", Map.of("id", "own", "name", "自造")),
                Attempt.post(
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("ALL"),
                                "userId",
                                "u002",
                                "resourceType",
                                7,
                                "resourceId",
                                "*")),
                Attempt.delete("/authorization/{authorization}"),
                Attempt.post(
                        "/filter/create",
                        Map.of("resourceType", "Task", "name", "自造", "query", Map.of(), "properties", Map.of())),
                Attempt.put(
                        "/filter/{filter}",
                        Map.of("resourceType", "Task", "name", "自造", "query", Map.of(), "properties", Map.of())),
                Attempt.delete("/filter/{filter}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void waysToMoreRights(Door door, Attempt attempt) {
        refused(door, "u002", attempt, 400, 403, 404);
    }

    @Door.Each
    @DisplayName("谁也不能另外新建任务，也没有案例")
    void thereAreNoTasksWithoutAProcess(Door door) {
        var task = Attempt.post("/task/create", Map.of("name", "自造任务", "assignee", "u002"));
        assertThat(refused(door, "admin", task, 403).message()).isEqualTo("任务只能由流程产生，不能另外新建。");
        for (var login : List.of("u002", "designer", "admin")) {
            for (var resource : List.of("/case-definition", "/case-instance", "/case-execution")) {
                assertThat(door(door, login).get(resource).json()).as(resource).isEmpty();
                assertThat(door(door, login)
                                .get(resource + "/count")
                                .json()
                                .get("count")
                                .asInt())
                        .isZero();
            }
        }
    }

    // Claiming and unclaiming

    @Door.Each
    @DisplayName("认领、放弃认领，都由本人")
    void aPersonClaimsAndUnclaimsForThemselves(Door door) {
        var u002 = door(door, "u002");
        var before = changes.counts();

        assertThat(u002.post("/task/" + free.getId() + "/claim", Map.of("userId", "u002")))
                .returns(204, Answer::status);
        assertThat(holderOf(free)).isEqualTo("u002");
        assertThat(changes.counts()).as("counted, where it is allowed").isNotEqualTo(before);
        assertThat(u002.post("/task/" + free.getId() + "/unclaim", null)).returns(204, Answer::status);
        assertThat(holderOf(free)).isNull();
    }

    @Door.Each
    @DisplayName("不能替别人认领")
    void nobodyClaimsForSomebodyElse(Door door) {
        for (var other : List.of("u002-1", "u002-head", "u001", "sg01", "nobody")) {
            var attempt = Attempt.post("/task/{task}/claim", Map.of("userId", other));
            assertThat(refused(door, "u002", attempt, 403).message()).contains("不能替别人认领");
        }
    }

    @Door.Each
    @DisplayName("已由同事认领的不能再认领、转走、放弃")
    void nobodyTakesWhatAColleagueHolds(Door door) {
        var claim = Attempt.post("/task/{held}/claim", Map.of("userId", "u003-1"));
        assertThat(refused(door, "u003-1", claim, 403).message()).contains("已经由", "认领");
        var unclaim = Attempt.post("/task/{held}/unclaim", null);
        assertThat(refused(door, "u003-1", unclaim, 403).message()).matches(CHINESE);
        var claimForNobody = Attempt.post("/task/{held}/claim", "{\"userId\":null}");
        assertThat(refused(door, "u003-1", claimForNobody, 403).message()).contains("只有办理人才能放弃认领");
        var handOver = Attempt.post("/task/{held}/claim", Map.of("userId", "u003-1"));
        assertThat(refused(door, "u003", handOver, 403).message()).contains("不能替别人认领");
    }

    @Door.Each
    @DisplayName("先认领，再办结")
    void nobodyCompletesWhatTheyDoNotHold(Door door) {
        for (var way : List.of("complete", "submit-form")) {
            var unclaimed = Attempt.post("/task/{task}/" + way, plan(Map.of()));
            assertThat(refused(door, "u002", unclaimed, 403).message()).contains("请先认领");
            var colleagues = Attempt.post("/task/{held}/" + way, plan(Map.of()));
            assertThat(refused(door, "u003-1", colleagues, 403).message()).contains("请先认领");
        }
    }

    @Door.Each
    void aStrangerLearnsNothingFromARefusal(Door door) {
        for (var way : List.of("complete", "submit-form", "claim", "unclaim", "resolve")) {
            var attempt = Attempt.post("/task/{held}/" + way, Map.of("userId", "u005", "variables", Map.of()));
            assertThat(refused(door, "u005", attempt, 403, 404).body()).doesNotContain("认领", "目标要求", "u003", "县司法局");
        }
    }

    // Form values

    static Stream<Arguments> whatIsNoAnswer() {
        var long4001 = "长".repeat(4001);
        return Stream.of(
                        Arguments.of("a routing variable", Map.of("unit", text("001")), "不是本表单的字段"),
                        Arguments.of("the reviewers' group", Map.of("candidates", text("unit-002")), "不是本表单的字段"),
                        Arguments.of("a verdict", Map.of("verdict", text("accept")), "不是本表单的字段"),
                        Arguments.of("too long a text", Map.of("gains", text(long4001)), "超过"),
                        Arguments.of("an empty text", Map.of("gains", text("")), "必须填写"),
                        Arguments.of("blanks", Map.of("gains", text(" \n ")), "必须填写"),
                        Arguments.of("nothing", Map.of("gains", typed(null, "Null")), "必须填写"),
                        Arguments.of("an empty checklist", Map.of("topics", typed("[]", "Json")), "必须填写"),
                        Arguments.of("a transient text", Map.of("gains", passing("好")), "类型不对"),
                        Arguments.of("an object", Map.of("gains", object("\"好\"", "java.lang.String")), "类型不对"),
                        Arguments.of("any class", Map.of("gains", object("{}", "java.util.HashMap")), "类型不对"),
                        Arguments.of("a Java object", Map.of("gains", javaObject()), "类型不对"),
                        Arguments.of("bytes", Map.of("gains", typed("5aW9", "Bytes")), "类型不对"),
                        Arguments.of("a file", Map.of("gains", file()), "类型不对"),
                        Arguments.of(
                                "a moment", Map.of("gains", typed("2014-03-25T00:00:00.000+0800", "Date")), "类型不对"),
                        Arguments.of("a number for a text", Map.of("gains", typed(1, "Integer")), "类型不对"),
                        Arguments.of("a text for a number", Map.of("sessions", text("六次")), "类型不对"),
                        Arguments.of("yes for a number", Map.of("sessions", typed(true, "Boolean")), "类型不对"),
                        Arguments.of("not a number", Map.of("sessions", typed("NaN", "Double")), "不是一个数"),
                        Arguments.of("infinitely many", Map.of("sessions", typed("Infinity", "Double")), "不是一个数"),
                        Arguments.of("fewer than none", Map.of("sessions", typed(-1, "Integer")), "之间"),
                        Arguments.of("far too many", Map.of("sessions", typed(100001, "Integer")), "之间"),
                        Arguments.of("a text for a checklist", Map.of("topics", text("mass-line")), "类型不对"),
                        Arguments.of("no such topic", Map.of("topics", typed("[\"chess\"]", "Json")), "不在可选范围内"),
                        Arguments.of("broken JSON", Map.of("topics", typed("[", "Json")), "类型不对"),
                        Arguments.of("a deep JSON", Map.of("topics", typed("{\"a\":{\"b\":1}}", "Json")), "类型不对"))
                .flatMap(given -> Arrays.stream(Door.values())
                        .map(door -> Arguments.of(door, given.get()[0], given.get()[1], given.get()[2])));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    @DisplayName("表单以外的、类型不对的、没填全的，都不收")
    void whatIsNoAnswer(Door door, String what, Map<String, Object> changed, String reason) {
        var variables = new HashMap<>(studyRecord());
        variables.putAll(changed);
        for (var way : List.of("complete", "submit-form")) {
            var attempt = Attempt.post("/task/{study}/" + way, Map.of("variables", variables));
            assertThat(refused(door, "u004", attempt, 400).message()).as(what).contains(reason);
        }
    }

    @Door.Each
    @DisplayName("必填的一项都不能少")
    void anEmptyFormIsRefused(Door door) {
        for (var way : List.of("complete", "submit-form")) {
            assertThat(refused(door, "u004", Attempt.post("/task/{study}/" + way, Map.of()), 400)
                            .message())
                    .contains("“已学习的规定专题”必须填写", "“集中学习次数”必须填写");
        }
        var empty = refused(door, "u004", Attempt.post("/task/{study}/submit-form", Map.of()), 400);
        assertThat(empty.json().get("errors"))
                .extracting(error -> error.get("key").asText())
                .containsExactly("topics", "sessions", "leaderSessions", "hours", "gains");
        assertThat(empty.json().get("errors").get(1))
                .hasToString("{\"key\":\"sessions\",\"label\":\"集中学习次数\",\"reason\":\"必须填写\"}");
        var withVariables = Attempt.post("/task/{study}/complete", Map.of("withVariablesInReturn", true));
        refused(door, "u004", withVariables, 400);
    }

    @Door.Each
    void aGoodFormIsTaken(Door door) {
        var another = office.launches();
        var task = another.unit("002").handInOf(PLAN);
        var u002 = door(door, "u002");
        u002.post("/task/" + task.getId() + "/claim", Map.of("userId", "u002"));

        assertThat(u002.post("/task/" + task.getId() + "/submit-form", plan(Map.of())))
                .returns(204, Answer::status);
        assertThat(another.supervision("01").reviewOf("unit-002", PLAN).getAssignee())
                .isNull();
    }

    // Expressions

    static Stream<Arguments> queriesWithAnExpression() {
        return Stream.of("assignee", "candidateUser", "candidateGroup", "dueBefore", "createdAfter", "owner")
                .map(key -> key + "Expression")
                .flatMap(key -> Stream.of("/task", "/task/count", "/filter/{filter}/list", "/filter/{filter}/count")
                        .flatMap(path -> Arrays.stream(Door.values()).map(door -> Arguments.of(door, path, key))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    @DisplayName("查询条件里的表达式一律不执行")
    void queriesWithAnExpression(Door door, String path, String key) {
        var trace = Path.of("target", "run-by-an-expression-" + System.nanoTime());
        var code = makesFile(trace);

        for (var body : List.of(Map.of("orQueries", List.of(Map.of(key, code))), Map.of(key, code))) {
            var answer = refused(door, "u002", Attempt.post(path, body), 403);
            assertThat(answer.message()).contains("不能使用表达式");
            assertThat(trace).doesNotExist();
        }
    }

    @Door.Each
    void anExpressionRunsInNoOtherQueryEither(Door door) {
        var trace = Path.of("target", "run-by-an-expression-" + System.nanoTime());
        var code = makesFile(trace);
        var inUrl = URLEncoder.encode(code, StandardCharsets.UTF_8);

        refused(door, "u002", Attempt.get("/task?assigneeExpression=" + inUrl), 403);
        refused(door, "u002", Attempt.get("/task/count?candidateGroupExpression=" + inUrl), 403);
        for (var path : List.of("/history/task", "/process-instance", "/execution", "/history/process-instance")) {
            for (var key : List.of("assigneeExpression", "taskAssigneeExpression", "businessKey")) {
                var before = state();
                door(door, "u002").post(path, Map.of(key, code, "orQueries", List.of(Map.of(key, code))));
                door(door, "u002").get(path + "?" + key + "=" + inUrl);
                assertThat(state()).isEqualTo(before);
            }
        }
        assertThat(trace).doesNotExist();
    }

    /** A Java expression that creates a file when it is evaluated. */
    private static String makesFile(Path file) {
        assertThat(file).doesNotExist();
        return "${''.getClass().forName('java.io.FileOutputStream').getConstructor(''.getClass()).newInstance('%s')}"
                .formatted(file);
    }

    @Test
    void theCodeInTheseTestsWouldLeaveAFile() throws Exception {
        var trace = Path.of("target", "run-by-an-expression-" + System.nanoTime());
        try {
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired()
                    .execute(context -> new JuelExpressionManager()
                            .createExpression(makesFile(trace))
                            .getValue(StartProcessVariableScope.getSharedInstance()));
            assertThat(trace).exists();
        } finally {
            Files.deleteIfExists(trace);
        }
    }

    // Reading

    @Door.Each
    void noUnitReadsHistoryOrTheEngine(Door door) {
        for (var path : List.of(
                "/history/task",
                "/history/process-instance",
                "/history/variable-instance",
                "/history/activity-instance",
                "/history/detail",
                "/history/user-operation",
                "/history/identity-link-log",
                "/history/job-log",
                "/history/incident",
                "/history/decision-instance",
                "/history/external-task-log",
                "/history/batch",
                "/process-instance",
                "/variable-instance",
                "/execution",
                "/job",
                "/job-definition",
                "/incident",
                "/event-subscription",
                "/external-task",
                "/authorization",
                "/deployment",
                "/process-definition",
                "/process-definition/statistics",
                "/decision-definition",
                "/batch",
                "/schema/log",
                "/tenant",
                "/task?candidateGroup=unit-003",
                "/task?assignee=u003",
                "/task?processVariables=unit_eq_003")) {
            var answer = door(door, "u002").get(path);
            if (answer.status() == 200) {
                assertThat(answer.json()).as(path).allMatch(DoorsTest::isOpenToUnits);
            } else {
                assertThat(answer.status()).as(path).isIn(403, 404);
            }
        }
    }

    /** The process that units start themselves. */
    private static boolean isOpenToUnits(JsonNode entry) {
        return entry.path("processDefinitionKey")
                .asText(entry.path("key").asText(entry.at("/definition/key").asText()))
                .equals("optionalAction");
    }

    @Door.Each
    void noUnitReadsAModelOrAnInstance(Door door) {
        for (var path : List.of(
                "/process-definition/{definition}",
                "/process-definition/{definition}/xml",
                "/process-definition/key/campaign/xml",
                "/process-definition/key/campaign/statistics",
                "/decision-definition/key/material-standard/xml",
                "/process-instance/{instance}",
                "/process-instance/{instance}/variables",
                "/process-instance/{instance}/activity-instances",
                "/execution/{execution}/localVariables",
                "/deployment/{deployment}/resources",
                "/history/process-instance/{instance}",
                "/task/{task}/comment",
                "/filter/{officeFilter}",
                "/filter/{officeFilter}/list")) {
            var answer = door(door, "u002").get(filled(path));
            if (answer.status() == 200) {
                assertThat(answer.json()).as(path).isEmpty();
            } else {
                assertThat(answer.status()).as(path).isIn(400, 403, 404);
            }
        }
    }

    @Door.Each
    void nobodyReadsAboutOtherPeople(Door door) {
        var u002 = door(door, "u002");
        assertThat(u002.get("/user").json()).hasSize(1);
        assertThat(u002.get("/user").json().get(0).get("id").asText()).isEqualTo("u002");
        assertThat(u002.get("/user/count").json().get("count").asInt()).isEqualTo(1);
        assertThat(u002.get("/user?memberOfGroup=office").json()).isEmpty();
        assertThat(u002.get("/user/u003/profile").status()).isIn(403, 404);
        assertThat(u002.get("/user/u002/profile").status()).isEqualTo(200);
        assertThat(u002.get("/group").body()).doesNotContain("unit-003", "supervision-01", "office");
        assertThat(u002.get("/group/office").status()).isIn(403, 404);
        assertThat(u002.get("/identity/groups?userId=u003").body()).doesNotContain("unit-003");
        assertThat(u002.get("/authorization/check?permissionName=ALL&resourceName=task&resourceType=7&userId=u003")
                        .status())
                .isEqualTo(403);
    }

    // Starting

    @Door.Each
    @DisplayName("只有活动办能发起活动")
    void onlyTheOfficeStartsACampaign(Door door) {
        for (var login : List.of("u002", "u002-head", "sg01", "leader", "designer", "admin")) {
            for (var path :
                    List.of("/process-definition/key/campaign/start", "/process-definition/key/campaign/submit-form")) {
                refused(door, login, Attempt.post(path, start(Answers.plan())), 403, 404);
            }
        }
        var attempt = Attempt.post("/process-definition/key/campaign/start", start(Answers.plan()));
        assertThat(refused(door, "admin", attempt, 403).message()).contains("不能发起");
    }

    @Door.Each
    void theOfficeStartsACampaignAndTheSystemNumbersIt(Door door) {
        for (var way : List.of("start", "submit-form")) {
            var answer = door(door, "office").post("/process-definition/key/campaign/" + way, start(Answers.plan()));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var instance = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(answer.json().get("id").asText())
                    .singleResult();
            assertThat(instance.getBusinessKey()).matches("\\d{4}-\\d+");
        }
    }

    @Door.Each
    @DisplayName("活动办也只能发起“活动”")
    void theOfficeStartsNothingElse(Door door) {
        engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> definition.getKey())
                .filter(key -> !key.equals("campaign"))
                .forEach(key -> {
                    for (var login : List.of("office", "admin")) {
                        var body = Map.of("variables", Map.of("unit", text("001")));
                        var path = "/process-definition/key/" + key;
                        assertThat(refused(door, login, Attempt.post(path + "/start", body), 403)
                                        .message())
                                .matches(CHINESE);
                        assertThat(refused(door, login, Attempt.post(path + "/submit-form", body), 403)
                                        .message())
                                .matches(CHINESE);
                    }
                });
    }

    @Door.Each
    @DisplayName("流程只能从头发起")
    void aCampaignStartsAtItsBeginning(Door door) {
        var instructions = List.of(Map.of("type", "startBeforeActivity", "activityId", "UserTask_OpenStage"));
        var jump = new HashMap<>(start(Answers.plan()));
        jump.put("startInstructions", instructions);
        assertThat(refused(door, "office", Attempt.post("/process-definition/key/campaign/start", jump), 403)
                        .message())
                .contains("从头发起");

        var ended = office.plans(Answers.plan());
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(ended.id())
                .singleResult();
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test");
        var restart = Map.of("processInstanceIds", List.of(instance.getId()), "instructions", instructions);
        var path = "/process-definition/" + instance.getProcessDefinitionId();
        assertThat(refused(door, "office", Attempt.post(path + "/restart", restart), 403)
                        .message())
                .contains("从头发起");
        refused(door, "office", Attempt.post(path + "/restart-async", restart), 403);
    }

    @Door.Each
    @DisplayName("业务键由系统编制")
    void nobodyChoosesABusinessKey(Door door) {
        var body = new HashMap<>(start(Answers.plan()));
        body.put("businessKey", campaign.id());
        for (var way : List.of("start", "submit-form")) {
            var attempt = Attempt.post("/process-definition/key/campaign/" + way, body);
            assertThat(refused(door, "office", attempt, 400).message()).contains("业务键由系统编制");
        }
    }

    @Door.Each
    void aStartFormIsCheckedLikeAnyOther(Door door) {
        for (var way : List.of("start", "submit-form")) {
            var path = "/process-definition/key/campaign/" + way;
            var unknown = new HashMap<>(Answers.plan());
            unknown.put("campaign", "2014-1");
            assertThat(refused(door, "office", Attempt.post(path, start(unknown)), 400)
                            .message())
                    .contains("“campaign”不是本表单的字段");
            var missing = new HashMap<>(Answers.plan());
            missing.remove("name");
            assertThat(refused(door, "office", Attempt.post(path, start(missing)), 400)
                            .message())
                    .contains("必须填写");
            assertThat(refused(door, "office", Attempt.post(path, Map.of()), 400)
                            .message())
                    .contains("必须填写");
            var kind = new HashMap<>(Answers.plan());
            kind.put("kind", "chess");
            assertThat(refused(door, "office", Attempt.post(path, start(kind)), 400)
                            .message())
                    .contains("不在可选范围内");
            var date = new HashMap<>(Answers.plan());
            date.put("stage1Begin", "改日");
            assertThat(refused(door, "office", Attempt.post(path, start(date)), 400)
                            .message())
                    .matches(CHINESE);
        }
    }

    // Deploying

    @Door.Each
    @DisplayName("流程设计人员部署流程，但不能发起")
    void aDesignerDeploysButDoesNotStart(Door door) {
        var model = new Rest.Parts(Map.of("deployment-name", "试验", "tiny.bpmn", tinyModel("tiny" + door)));
        var before = state();
        var answer = door(door, "designer").post("/deployment/create", model);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            var path = "/process-definition/key/tiny" + door + "/start";
            refused(door, "designer", Attempt.post(path, Map.of()), 403);
            refused(door, "office", Attempt.post(path, Map.of()), 403);
        } finally {
            var deployment = answer.json().get("id").asText();
            assertThat(door(door, "admin").send("DELETE", "/deployment/" + deployment + "?cascade=true", null))
                    .returns(204, Answer::status);
        }
        assertThat(state().withoutRights()).isEqualTo(before.withoutRights());
    }

    @Door.Each
    @DisplayName("显示不了、核对不了的表单不能部署")
    void aFormThatCannotBeShownIsNotDeployed(Door door) {
        var form =
                """
                {"id":"own","type":"default","components":[
                  {"id":"a","type":"filepicker","key":"scan","label":"扫描件"},
                  {"id":"b","type":"textfield","key":"name","label":"名称","validate":{"pattern":"("}}]}
                """;
        var parts = new Rest.Parts(
                Map.of("deployment-name", "试验", "own.form", form, "tiny.bpmn", tinyModel("tiny" + door)));

        var answer = refused(door, "designer", Attempt.post("/deployment/create", parts), 400);

        assertThat(answer.message())
                .startsWith("own.form：“扫描件（scan）”是 filepicker")
                .contains("“名称（name）”的规则 validate.pattern 不能用");
        assertThat(answer.json().get("errors")).hasSize(2);
    }

    // The plugins and the start pages of the apps

    @Test
    @DisplayName("没有 Cockpit 权限的人用不了它的接口")
    void theAppsPluginsServeOnlyWhoMayUseTheApp() {
        for (var login : List.of("u002", "u002-head", "sg01", "leader", "office")) {
            var browser = rest.browser(login);
            for (var path : List.of(
                    "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                    "/camunda/api/cockpit/plugin/base/default/incident",
                    "/camunda/api/admin/plugin/adminPlugins/default/metrics")) {
                assertThat(browser.get(path).status()).as("%s %s", login, path).isEqualTo(403);
            }
            assertThat(browser.post("/camunda/api/cockpit/plugin/base/default/process-instance", Map.of())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("没有人能借“首次设置”成为管理员")
    void nobodyBecomesAdministratorByTheSetupPage() {
        var page = "/camunda/app/admin/default/setup/";
        var creation = "/camunda/api/admin/setup/default/user/create";
        var ghost = Map.of(
                "profile",
                Map.of("id", "ghost", "firstName", "影子", "lastName", ""),
                "credentials",
                Map.of("password", "another-password"));
        var before = state();

        assertThat(rest.anonymous().get(page).status()).isIn(302, 401);
        assertThat(rest.anonymous().post(creation, ghost).status()).isEqualTo(401);
        for (var login : List.of("u002", "office", "admin")) {
            var browser = rest.browser(login);
            assertThat(browser.page(page).status()).isEqualTo(403);
            for (var way : List.of(
                    creation,
                    creation + "/",
                    creation + ";x",
                    creation.replace("setup", "%73etup"),
                    creation.replace("/setup", "//setup"),
                    creation.replace("/setup", "/;x/setup"),
                    creation.replace("/setup", "/./setup"),
                    creation.replace("/setup", "/%2e/setup"))) {
                assertThat(browser.post(way, ghost).status()).as(way).isIn(400, 403, 404);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("平台自带的登录接口不开放")
    void theAppsOwnLoginIsClosed() {
        var login = "/camunda/api/admin/auth/user/default/login/tasklist";
        var fields = "username=admin&password=" + DudaoTest.PASSWORD;

        var fresh = rest.browser();
        assertThat(fresh.form(login, fields).status()).isIn(401, 403);
        assertThat(fresh.get(APPS_API + "/task").status()).isEqualTo(401);

        var browser = rest.browser("u002");
        assertThat(browser.form(login, fields).status()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).doesNotContain("admin\"");
    }

    @Test
    void participantsImportNoRoster() {
        for (var login : List.of("u002", "sg01", "leader", "designer")) {
            var before = state();
            var answer = rest.basic(login)
                    .post("/api/roster?dryRun=false", new Rest.Parts(Map.of("file", "登录名,姓名,身份,所属\n")));
            assertThat(answer.status()).as(login).isEqualTo(403);
            assertThat(state()).isEqualTo(before);
        }
    }

    // Sessions

    @Test
    @DisplayName("登录以前什么也看不到")
    void nobodySeesAnythingBeforeLoggingIn() {
        var anonymous = rest.anonymous();
        for (var path : List.of(
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/api/roster",
                "/api/me/absence",
                APPS_API + "/task",
                "/camunda/api/engine/engine/",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/tasklist/plugin/base/default/anything")) {
            assertThat(anonymous.get(path).status()).as(path).isEqualTo(401);
        }
        for (var path : List.of(
                "/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/camunda/",
                "/account/password",
                "/actuator",
                "/actuator/env",
                "/no-such-page")) {
            var answer = rest.browser().page(path);
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.response().headers().firstValue("Location").orElseThrow())
                    .endsWith("/login");
        }
        assertThat(anonymous.get("/actuator/health").status()).isEqualTo(200);
        assertThat(anonymous.get("/login").status()).isEqualTo(200);
    }

    @Test
    void tricksWithPathsLeadNowhere() {
        for (var path : List.of(
                "/engine-rest;x/task",
                "/engine-rest/;x/task",
                "//engine-rest/task",
                "/engine-rest//task",
                "/./engine-rest/task",
                "/%2e/engine-rest/task",
                "/engine-rest/%2e/task",
                "/%65ngine-rest/task",
                "/engine-rest%2ftask",
                "/engine-rest/task/",
                "/ENGINE-REST/task",
                "/login/../engine-rest/task",
                "/login/%2e%2e/engine-rest/task",
                "/login;/../engine-rest/task",
                "/login/..;/engine-rest/task",
                "/assets/../engine-rest/task",
                "/assets/..;/engine-rest/task",
                "/actuator/health/../../engine-rest/task",
                "/actuator/health/%2e%2e/%2e%2e/engine-rest/task",
                "/actuator/health/..;/..;/engine-rest/task",
                "/camunda;x/api/engine/engine/default/task",
                "/camunda/api;x/engine/engine/default/task",
                "//camunda/api/engine/engine/default/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda/./api/engine/engine/default/task",
                "/assets/../camunda/api/engine/engine/default/task")) {
            var answer = rest.anonymous().get(path);
            assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(302);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain(free.getId(), "UserTask_HandInMaterial", "Exception", "\tat ");
        }
    }

    @Test
    @DisplayName("登录以后换新的会话号")
    void theSessionIsAnotherAfterLogin() {
        var browser = rest.browser();
        browser.page("/login");
        var before = browser.cookie("SESSION");
        browser.logsIn("u002");

        assertThat(before).isNotEqualTo("none");
        assertThat(browser.cookie("SESSION")).isNotIn(before, "none");
        assertThat(rest.anonymous().get("/").response().headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    @DisplayName("一次登录，到处可用；退出一次，到处退出")
    void loggingOutInTasklistEndsEverything() {
        var browser = rest.browser("u002");
        var doors = List.of(APPS_API + "/task/count", "/engine-rest/task/count");
        doors.forEach(path -> assertThat(browser.get(path).status()).as(path).isEqualTo(200));
        assertThat(browser.page("/account/password").status()).isEqualTo(200);

        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", null)
                        .status())
                .isIn(200, 204);

        doors.forEach(path -> assertThat(browser.get(path).status()).as(path).isEqualTo(401));
        assertThat(browser.page("/account/password").status()).isEqualTo(302);
        assertThat(browser.page("/camunda/app/tasklist/default/").status()).isEqualTo(302);
    }

    @Test
    void aSecondLoginReplacesTheFirst() {
        var browser = rest.browser("office");
        browser.post("/camunda/api/admin/auth/user/default/logout", null);
        browser.logsIn("u002");

        assertThat(browser.get(APPS_API + "/user").json().get(0).get("id").asText())
                .isEqualTo("u002");
        assertThat(browser.get("/camunda/api/admin/auth/user/default")
                        .json()
                        .get("userId")
                        .asText())
                .isEqualTo("u002");
    }

    @Test
    @DisplayName("页面过期只提示刷新，不把人踢出去")
    void aStaleTokenIsRefusedAndTheSessionStays() {
        var browser = rest.browser("u002");
        for (var token : List.of("stale", "0123456789ABCDEF0123456789ABCDEF")) {
            var answer = browser.sendWithToken(token, "POST", APPS_API + "/task", Map.of());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).contains("过期", "刷新");
        }
        assertThat(browser.post(APPS_API + "/task", Map.of()).status()).isEqualTo(200);
        assertThat(browser.page("/account/password").status()).isEqualTo(200);
    }

    @Test
    void anotherSiteCannotPostInSomebodysName() {
        var browser = rest.browser("u002");
        var claim = "/task/" + free.getId() + "/claim";
        var before = state();

        assertThat(browser.post("/engine-rest" + claim, Map.of("userId", "u002"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.form("/engine-rest" + claim, "userId=u002").status()).isEqualTo(403);
        assertThat(browser.form(APPS_API + claim, "userId=u002").status()).isEqualTo(403);
        assertThat(browser.form("/account/password", "present=a&wanted=b&repeated=b")
                        .status())
                .isEqualTo(403);
        assertThat(browser.form("/logout", "").status()).isEqualTo(403);
        assertThat(state()).isEqualTo(before);
        assertThat(browser.get("/engine-rest/task/count").status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordOpensNoDoor() {
        var page = rest.browser();
        page.page("/login");
        var answer = rest.basic("nobody").get("/engine-rest/task");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void refusalsLeaveNoStackTraceInTheLog(CapturedOutput output) {
        for (var door : Door.values()) {
            refused(door, "u003-1", Attempt.post("/task/{held}/complete", plan(Map.of())), 403);
            refused(door, "u004", Attempt.post("/task/{study}/submit-form", Map.of()), 400);
            refused(door, "u002", Attempt.put("/task/{task}", Map.of("name", "自造")), 403);
        }
        assertThat(output.getAll()).contains("Refused: ").doesNotContain("ENGINE-16004", "\tat ");
    }

    // Helpers

    private Answer refused(Door door, String login, Attempt attempt, Integer... statuses) {
        var before = changes.counts();
        var answer = door(door, login).send(attempt.method(), filled(attempt.path()), filledBody(attempt.body()));
        assertThat(answer.status())
                .as("%s by %s: %s", attempt, login, answer.body())
                .isIn((Object[]) statuses);
        if (answer.status() == 403) {
            assertThat(answer.message()).as("%s", attempt).matches(CHINESE);
        }
        assertThat(changes.counts()).as("after %s", attempt).isEqualTo(before);
        return answer;
    }

    private Rest.Door door(Door door, String login) {
        return doors.computeIfAbsent(door, d -> new HashMap<>()).computeIfAbsent(login, l -> door.to(rest, l));
    }

    private EngineState state() {
        return EngineState.of(database);
    }

    private @Nullable String holderOf(Task task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.getId())
                .singleResult()
                .getAssignee();
    }

    private @Nullable Object filledBody(@Nullable Object body) {
        if (body instanceof Map<?, ?> map) {
            var filled = new HashMap<Object, @Nullable Object>();
            map.forEach((key, value) -> filled.put(key, filledBody(value)));
            return filled;
        }
        if (body instanceof List<?> list) {
            return list.stream()
                    .map(element -> Objects.requireNonNull(filledBody(element)))
                    .toList();
        }
        return body instanceof String text ? filled(text) : body;
    }

    private String filled(String text) {
        return text.contains("{")
                ? text.replace("{task}", free.getId())
                        .replace("{held}", held.getId())
                        .replace("{study}", study.getId())
                        .replace("{review}", review.getId())
                        .replace("{instance}", free.getProcessInstanceId())
                        .replace("{execution}", free.getExecutionId())
                        .replace("{definition}", free.getProcessDefinitionId())
                        .replace("{campaign}", campaign.id())
                        .replace("{deployment}", deployment())
                        .replace("{authorization}", authorization())
                        .replace("{filter}", filter("我和本单位待办"))
                        .replace("{officeFilter}", filter("全部任务"))
                : text;
    }

    private String deployment() {
        return engine.getRepositoryService()
                .getProcessDefinition(free.getProcessDefinitionId())
                .getDeploymentId();
    }

    private String authorization() {
        return engine.getAuthorizationService()
                .createAuthorizationQuery()
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    private String filter(String name) {
        return engine.getFilterService()
                .createFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
    }

    private static Map<String, Object> plan(Map<String, Object> changed) {
        var variables = new HashMap<String, Object>();
        Answers.good(PLAN).forEach((key, value) -> variables.put(key, Map.of("value", value)));
        variables.putAll(changed);
        return Map.of("variables", variables);
    }

    private static Map<String, Object> studyRecord() {
        var variables = new HashMap<String, Object>();
        Answers.good("study-record")
                .forEach((key, value) -> variables.put(
                        key, key.equals("topics") ? typed(value.toString(), "Json") : Map.of("value", value)));
        return variables;
    }

    private static Map<String, Object> start(Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    private static Map<String, Object> text(String value) {
        return typed(value, "String");
    }

    private static Map<String, Object> typed(@Nullable Object value, String type) {
        return value == null ? Map.of("type", type) : Map.of("value", value, "type", type);
    }

    private static Map<String, Object> passing(String value) {
        return Map.of("value", value, "type", "String", "valueInfo", Map.of("transient", true));
    }

    private static Map<String, Object> object(String json, String type) {
        return Map.of(
                "value",
                json,
                "type",
                "Object",
                "valueInfo",
                Map.of("objectTypeName", type, "serializationDataFormat", "application/json"));
    }

    private static Map<String, Object> javaObject() {
        return Map.of(
                "value",
                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3Rvcg==",
                "type",
                "Object",
                "valueInfo",
                Map.of(
                        "objectTypeName",
                        "java.util.HashMap",
                        "serializationDataFormat",
                        "application/x-java-serialized-object"));
    }

    private static Map<String, Object> file() {
        return Map.of(
                "value", "5aW9", "type", "File", "valueInfo", Map.of("filename", "a.txt", "mimeType", "text/plain"));
    }

    private static String tinyModel(String key) {
        return Diagram.of(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" name="试验" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="StartEvent_Begun" name="开始"/>
                    <endEvent id="EndEvent_Done" name="完成"/>
                    <sequenceFlow id="Flow_Done" sourceRef="StartEvent_Begun" targetRef="EndEvent_Done"/>
                  </process>
                </definitions>
                """
                        .formatted(key));
    }
}
