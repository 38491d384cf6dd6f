package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Answers;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Attempts over REST to get a material accepted without the required work. Each is refused with its own sentence and
 * changes nothing.
 */
@DudaoTest
class CheatsTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void launch() {
        campaign = office.launches();
    }

    @Test
    @DisplayName("夹带表单里没有的字段")
    void aForeignKey() {
        var task = claimed();

        assertRefused(400, "“unitGroup”不是本表单的字段", () -> post("u002", task, with("unitGroup", "supervision-02")));
    }

    @Test
    @DisplayName("把数字填成别的类型")
    void aWrongType() {
        var task = claimed();

        assertRefused(400, "“目标要求”", () -> post("u002", task, with("goals", 7)));
    }

    @Test
    @DisplayName("给隐藏的字段填值")
    void aHiddenField() {
        for (int round = 0; round < 3; round++) {
            campaign.unit("002").handsIn(PLAN);
            campaign.supervision("01").returns("002", PLAN, "责任到人");
        }
        var talk = tasks.createTaskQuery()
                .processInstanceBusinessKey(campaign.id() + "/002")
                .taskDefinitionKey("UserTask_TalkWithHead")
                .singleResult();
        tasks.claim(talk.getId(), "office");

        assertRefused(
                400,
                "“约谈日期”",
                () -> post("office", talk, Map.of("talked", "no", "talkedOn", "2014-04-02", "talkWords", "已当面指出")));
    }

    @Test
    @DisplayName("替别的单位提交、起草、上传")
    void anothersTask() {
        var task = campaign.unit("002").handInOf(PLAN);
        var path = "/api/tasks/" + task.getId();

        assertRefused(403, "", () -> post("u003", task, Answers.good(PLAN)));
        assertRefused(404, "没有这项任务", () -> rest.basic("u003").get(path + "/material"));
        assertRefused(404, "没有这项任务", () -> rest.basic("u003")
                .send("PUT", path + "/draft", Map.of("version", 0, "content", Map.of())));
        assertRefused(404, "没有这项任务", () -> rest.basic("u003")
                .post(path + "/files", new Rest.Upload("方案.txt", Documents.bytes("替换"))));
    }

    @Test
    @DisplayName("通过以后换附件")
    void anAcceptedMaterialsFileSwapped() {
        var task = campaign.unit("002").handInOf(PLAN);
        var files = "/api/tasks/%s/files".formatted(task.getId());
        var file = rest.basic("u002").post(files, new Rest.Upload("方案.txt", Documents.bytes("原来的方案。")));
        campaign.unit("002").completes(task, Answers.good(PLAN));
        var review = campaign.supervision("01").reviewOf("unit-002", PLAN);
        var read = "/api/tasks/%s/files".formatted(review.getId());
        campaign.supervision("01").materialOf(review);
        assertRefused(403, "审核时只能查看附件", () -> rest.basic("sg01")
                .post(read, new Rest.Upload("方案.txt", Documents.bytes("换掉"))));
        campaign.supervision("01").accepts("002", PLAN);

        var id = file.json().path("id").asText();
        assertRefused(404, "没有这项任务，或者它已经办结", () -> rest.basic("u002").send("DELETE", files + "/" + id, null));
        assertRefused(404, "没有这项任务，或者它已经办结", () -> rest.basic("u002")
                .post(files, new Rest.Upload("方案.txt", Documents.bytes("换掉"))));
        assertThat(campaign.recordOf("unit-002", PLAN).at("/rounds/0/intact").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("通过以后撤回")
    void anAcceptedMaterialWithdrawn() {
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);

        assertRefused(409, "这份材料现在已通过，不能撤回", () -> campaign.unit("002").withdraws(PLAN));
    }

    private Task claimed() {
        var task = campaign.unit("002").handInOf(PLAN);
        tasks.claim(task.getId(), "u002");
        return task;
    }

    private static Map<String, Object> with(String key, Object value) {
        var answers = new HashMap<>(Answers.good(PLAN));
        answers.put(key, value);
        return answers;
    }

    private Answer post(String login, Task task, Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return rest.engineRest(login).post("/task/%s/complete".formatted(task.getId()), Map.of("variables", variables));
    }

    private void assertRefused(int status, String reason, Supplier<Answer> attempt) {
        var before = EngineState.of(database).withoutRights();
        var answer = attempt.get();

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(EngineState.of(database).withoutRights()).isEqualTo(before);
    }
}
