package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Answers;
import org.dudao.support.AtOnce;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every refusal of the engine's REST APIs has the right status and a sentence in Chinese; the English text is in the log alone. */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class EngineRefusalsTest {

    private static final String PLAN = "implementation-plan";
    private static final String NO_TASK = "没有这项任务：它已经办结或者撤销，或者编号不对。请刷新任务列表。";
    private static final String NO_INSTANCE = "没有这个流程实例：它已经结束或者撤销，或者编号不对。";
    private static final String NO_RIGHT = "您没有权限这样做。";
    private static final String ENGLISH = "(?s).*\\p{Alpha}{2,} \\p{Alpha}{2,} \\p{Alpha}{2,}.*";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    private TestCampaign campaign;
    private Task free;
    private Task completed;
    private Task others;

    @BeforeAll
    void launch() {
        campaign = office.launches();
        completed = campaign.unit("001").handInOf(PLAN);
        campaign.unit("001").completes(completed, Answers.good(PLAN));
        free = campaign.unit("002").handInOf(PLAN);
        others = campaign.unit("003").handInOf(PLAN);
    }

    private record Attempt(String method, String path, @Nullable Object body) {

        Answer at(Rest.Door door, String id) {
            return door.send(method, path.replace("{id}", id), body);
        }
    }

    private static Attempt get(String path) {
        return new Attempt("GET", path, null);
    }

    private static Attempt post(String path, @Nullable Object body) {
        return new Attempt("POST", path, body);
    }

    private static Stream<Attempt> ofTasks() {
        var variable = Map.of("value", "x", "type", "String");
        return Stream.of(
                get("/task/{id}"),
                get("/task/{id}/form"),
                get("/task/{id}/deployed-form"),
                get("/task/{id}/rendered-form"),
                get("/task/{id}/form-variables"),
                get("/task/{id}/variables"),
                get("/task/{id}/variables/unit"),
                get("/task/{id}/localVariables"),
                get("/task/{id}/localVariables/unit"),
                get("/task/{id}/identity-links"),
                get("/task/{id}/comment/c1"),
                get("/task/{id}/attachment/a1"),
                post("/task/{id}/unclaim", null),
                post("/task/{id}/assignee", Map.of("userId", "u001")),
                post("/task/{id}/delegate", Map.of("userId", "u001-1")),
                post("/task/{id}/identity-links", Map.of("groupId", "unit-001", "type", "candidate")),
                post("/task/{id}/identity-links/delete", Map.of("groupId", "unit-001", "type", "candidate")),
                post("/task/{id}/comment/create", Map.of("message", "看过")),
                new Attempt("PUT", "/task/{id}", Map.of("name", "x")),
                new Attempt("PUT", "/task/{id}/variables/unit", variable),
                new Attempt("DELETE", "/task/{id}/variables/unit", null));
    }

    @Door.Each
    @DisplayName("任务已经办结或者没有这个编号：404，一句中文")
    void aTaskThatDoesNotExistIsNotFound(Door door) {
        var u001 = door.to(rest, "u001");
        for (var id : List.of(completed.getId(), UUID.randomUUID().toString(), "abc")) {
            assertThat(ofTasks()).allSatisfy(attempt -> refused(attempt.at(u001, id), 404, NO_TASK));
        }
    }

    @Door.Each
    @DisplayName("别的单位的任务：403，一句中文")
    void aStrangersTaskIsForbidden(Door door) {
        var u002 = door.to(rest, "u002");
        assertThat(Stream.of(
                        get("/task/{id}/form"),
                        get("/task/{id}/deployed-form"),
                        get("/task/{id}/rendered-form"),
                        get("/task/{id}/form-variables"),
                        get("/task/{id}/variables"),
                        get("/task/{id}/localVariables"),
                        get("/task/{id}/identity-links"),
                        post("/task/{id}/unclaim", null)))
                .allSatisfy(attempt -> refused(attempt.at(u002, others.getId()), 403, NO_RIGHT));
    }

    @Door.Each
    @DisplayName("流程实例已经结束或者没有这个编号：404，一句中文")
    void anInstanceThatDoesNotExistIsNotFound(Door door) {
        assertThat(Stream.of(
                        get("/process-instance/{id}"),
                        get("/process-instance/{id}/variables"),
                        get("/process-instance/{id}/activity-instances"),
                        get("/execution/{id}"),
                        get("/execution/{id}/localVariables"),
                        new Attempt("DELETE", "/process-instance/{id}", null)))
                .allSatisfy(attempt -> refused(attempt.at(door.to(rest, "u001"), "abc"), 404, NO_INSTANCE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            GET|/process-definition/abc|404|没有流程“abc”：它已经删除，或者编号不对。
            GET|/process-definition/key/abc|404|没有流程“abc”：它已经删除，或者编号不对。
            GET|/process-definition/key/abc/xml|404|没有流程“abc”：它已经删除，或者编号不对。
            GET|/process-definition/abc/deployed-start-form|404|没有流程“abc”：它已经删除，或者编号不对。
            GET|/process-definition/abc/startForm|404|没有流程“abc”：它已经删除，或者编号不对。
            POST|/process-definition/key/abc/start|404|没有流程“abc”：它已经删除，或者编号不对。
            POST|/process-definition/abc/start|404|没有流程“abc”：它已经删除，或者编号不对。
            POST|/process-definition/key/abc/submit-form|404|没有流程“abc”：它已经删除，或者编号不对。
            POST|/decision-definition/key/abc/evaluate|404|没有决策表“abc”：它已经删除，或者编号不对。
            GET|/deployment/abc|404|没有部署“abc”：它已经删除，或者编号不对。
            GET|/user/abc/profile|404|没有用户“abc”：它已经删除，或者编号不对。
            GET|/group/abc|404|没有组“abc”：它已经删除，或者编号不对。
            GET|/filter/abc|404|没有任务筛选“abc”：它已经删除，或者编号不对。
            GET|/filter/abc/list|404|没有任务筛选“abc”：它已经删除，或者编号不对。
            GET|/history/process-instance/abc|404|没有历史记录“abc”：它已经删除，或者编号不对。
            GET|/variable-instance/abc|404|没有变量“abc”：它已经删除，或者编号不对。
            GET|/nothing|404|没有找到所要的内容，请检查地址。
            GET|/task?sortBy=color&sortOrder=asc|400|参数“sortBy”不能是“color”。
            GET|/task?sortBy=name|400|排序要同时给出 sortBy 和 sortOrder。
            GET|/task?priority=high|400|参数“priority”不能是“high”。
            GET|/task?createdAfter=gestern|400|参数“createdAfter”不能是“gestern”。
            GET|/task?processVariables=unit|400|变量条件的写法是：名称_比较方式_值。
            GET|/task?processVariables=unit_is_001|400|不认识比较方式“is”；可用 eq、neq、gt、gteq、lt、lteq、like。
            PUT|/task|405|这个地址不能这样用：请求的方法不对。
            """)
    @DisplayName("地址、参数不对：说出是哪一个")
    void aWrongAddressOrParameterIsNamed(String method, String path, int status, String sentence) {
        for (var door : Door.values()) {
            var body = method.equals("GET") ? null : Map.of();
            refused(door.to(rest, "admin").send(method, path, body), status, sentence);
        }
    }

    @Door.Each
    @DisplayName("内容不是规定的 JSON：400，一句中文")
    void aBodyThatIsNotJsonIsRefused(Door door) {
        for (var body : List.of("{", "[1]", "\"x\"", "{\"variables\": 3}")) {
            refused(
                    door.to(rest, "u002").post("/task/%s/complete".formatted(free.getId()), body),
                    400,
                    "请求的内容不是这个接口规定的 JSON。");
        }
        var wrong = Map.of("variables", Map.of("goals", Map.of("value", "六", "type", "Integer")));
        refused(
                door.to(rest, "u002").post("/task/%s/complete".formatted(free.getId()), wrong),
                400,
                "值“六”不对，这里要的类型是 Integer。");
    }

    @Door.Each
    @DisplayName("部署：没有文件的、两个文件同名的，说清楚")
    void aDeploymentWithoutFilesOrWithTwoOfOneNameIsRefused(Door door) {
        var designer = door.to(rest, "designer");
        refused(
                designer.post("/deployment/create", new Rest.Parts(Map.of("deployment-name", "空的"))),
                400,
                "部署里没有文件，请至少带一个 .bpmn、.dmn 或 .form 文件。");
        var twice = designer.post(
                "/deployment/create",
                new Rest.Parts(new TreeMap<>(
                        Map.of("a.bpmn\"; filename=\"same.bpmn", "<a/>", "b.bpmn\"; filename=\"same.bpmn", "<b/>"))));
        refused(twice, 400, "一次上传里有两个文件都叫“same.bpmn”，只能留下一个；应改掉一个名称，或者分两次上传。");
        var part = designer.post(
                "/deployment/create",
                new Rest.Uploads(List.of(
                        new Rest.Upload("a.bpmn", new byte[] {65}), new Rest.Upload("b.bpmn", new byte[] {66}))));
        refused(part, 400, "一次上传里有两个部分都叫“file”，只能留下一个；应改掉一个名称，或者分两次上传。");
    }

    private static void refused(Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.message()).as(answer.body()).isEqualTo(sentence);
        assertThat(answer.json().path("type").asText()).isNotBlank();
        assertThat(answer.json().has("code")).isTrue();
        assertThat(answer.body()).doesNotMatch(ENGLISH);
    }

    @Test
    @DisplayName("没想到的错误写进日志，回答一句中文")
    void theUnforeseenIsLogged(CapturedOutput output) {
        var error = new EngineErrorMapper().toResponse(new IllegalStateException("broken on purpose"));

        assertThat(error.getStatus()).isEqualTo(500);
        assertThat(error.getEntity()).extracting("message").isEqualTo("系统出了问题，这次的操作没有生效。请告诉管理员；原因写在日志里。");
        assertThat(output).contains("IllegalStateException: broken on purpose", "EngineRefusalsTest");
    }

    @Door.Each
    @DisplayName("没有这项权利的地址：403，一句中文")
    void anAddressOfTheAdministratorIsForbidden(Door door) {
        var answer = door.to(rest, "u002").get("/job");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo(NO_RIGHT);
    }

    // NUL

    @Test
    @DisplayName("空字符（U+0000）：400，说出在哪一栏")
    void theNulCharacterIsRefusedAndItsFieldNamed() {
        var task = free.getId();
        var inField = Map.of("variables", Map.of("goals", Map.of("value", "目标\0要求")));
        for (var door : Door.values()) {
            var answer = door.to(rest, "u002").post("/task/%s/complete".formatted(task), inField);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).isEqualTo(nul("variables.goals.value"));
            assertThat(door.to(rest, "u002").get("/task?name=a%00b").message()).isEqualTo(nul("name"));
        }
        var own = rest.basic("u002");
        var draft = own.send(
                "PUT",
                "/api/tasks/%s/draft".formatted(task),
                Map.of("version", 0, "content", Map.of("a", List.of("\0"))));
        assertThat(draft.status()).as(draft.body()).isEqualTo(400);
        assertThat(draft.detail()).isEqualTo(nul("content.a.0"));
        var query = rest.basic("office").get("/api/materials?unit=%00");
        assertThat(query.status()).as(query.body()).isEqualTo(400);
        assertThat(query.detail()).isEqualTo(nul("unit"));
        assertThat(own.get("/api/tasks/a%00b/draft").status()).isEqualTo(400);
        var page = rest.browser().form("/public/suggestions", "words=%E8%B7%AF%00&name=x");
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        var file = own.post("/api/tasks/%s/files".formatted(task), new Rest.Upload("方\0案.txt", new byte[] {65}));
        assertThat(file.status()).as(file.body()).isEqualTo(400);
        assertThat(file.detail()).isEqualTo(nul("文件名"));
        var legal = own.send(
                "PUT",
                "/api/tasks/%s/draft".formatted(task),
                Map.of("version", 0, "content", Map.of("a", "写作 \\u0000")));
        assertThat(legal.status()).as(legal.body()).isLessThan(300);
    }

    private static String nul(String field) {
        return "“%s”里有数据库不能存的空字符（U+0000），请删去后再提交。".formatted(field);
    }

    @Test
    @DisplayName("我们自己的接口：没有的地址、错的方法、缺的参数，也是一句中文")
    void ourOwnApiRefusesInChinese() {
        var u002 = rest.basic("u002");

        assertThat(u002.get("/api/nothing")).returns(404, Answer::status).returns("没有这个地址。", Answer::detail);
        assertThat(u002.send("PATCH", "/api/me", Map.of()).detail()).isEqualTo("这个地址不接受 PATCH，只接受 GET。");
        assertThat(u002.post("/api/tasks/%s/files".formatted(free.getId()), Map.of())
                        .detail())
                .matches("(?s).*\\p{IsHan}.*")
                .doesNotMatch(ENGLISH);
        assertThat(rest.anonymous().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("给变量传文件而没有 data 这一部分：400，说明缺哪一部分")
    void anUploadWithoutDataIsRefused() {
        assertThat(rest.basic("u002")
                        .post(
                                "/engine-rest/task/%s/variables/goals/data".formatted(free.getId()),
                                new Rest.Upload("a.txt", new byte[] {1})))
                .returns(400, Answer::status)
                .returns("上传里没有“data”这一部分，应放变量的内容。", Answer::message);
    }

    // Races

    @Test
    @DisplayName("二十次认领同时来：一个成功，其余是 409 或者“已经由某人认领”，没有 500")
    void ofTwentyClaimsAtOnceOneSucceeds() throws Exception {
        var answers = new ArrayList<Answer>();
        var logins = List.of("u002", "u002-1");
        var doors = new HashMap<String, Rest.Door>();
        logins.forEach(login -> doors.put(login, rest.engineRest(login)));
        AtOnce.all(IntStream.range(0, 20)
                .<Runnable>mapToObj(number -> () -> {
                    var login = logins.get(number % 2);
                    var answer = Objects.requireNonNull(doors.get(login))
                            .post("/task/%s/claim".formatted(free.getId()), Map.of("userId", login));
                    synchronized (answers) {
                        answers.add(answer);
                    }
                })
                .toArray(Runnable[]::new));

        var holder = tasks.createTaskQuery().taskId(free.getId()).singleResult().getAssignee();
        assertThat(answers).hasSize(20).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isIn(204, 403, 409);
            JsonNode body = answer.status() == 204 ? null : answer.json();
            assertThat(body == null || body.path("message").asText().matches("(?s).*\\p{IsHan}.*"))
                    .isTrue();
        });
        assertThat(answers.stream().filter(answer -> answer.status() == 403))
                .allSatisfy(answer -> assertThat(answer.message()).isEqualTo("这项任务已经由“%s”认领。".formatted(holder)));
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).isNotEmpty();
        tasks.setAssignee(free.getId(), null);
    }
}
