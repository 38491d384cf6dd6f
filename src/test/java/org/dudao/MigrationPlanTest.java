package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.LineModel.containing;
import static org.dudao.support.LineModel.replacing;
import static org.dudao.support.LineModel.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.EngineState;
import org.dudao.support.LineModel;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.RunningModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a designer is told before anything is moved to a new version, and who is told. */
@DudaoTest
class MigrationPlanTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    private RunningModels models;

    @BeforeEach
    void begin() {
        models = new RunningModels(engine, rest);
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    // What would move

    @Test
    @DisplayName("试算：说清每一步换到哪里、哪些实例动不了、为什么，什么也不改")
    void aDryRunTellsEverythingAndChangesNothing() {
        models.deploy(LineModel.of(
                "plan-dry", task("UserTask_Write", "撰写"), task("UserTask_Check", "审核"), task("UserTask_File", "归档")));
        models.start("plan-dry", "a");
        models.start("plan-dry", "b");
        models.complete(models.start("plan-dry", "c"), "UserTask_Write", "UserTask_Check");
        models.deploy(LineModel.of(
                "plan-dry", replacing("UserTask_Write", task("UserTask_Draft", "起草")), task("UserTask_Check", "审核")));
        var before = EngineState.of(database);

        var plan = models.plan("process=plan-dry").get(0);

        assertThat(EngineState.of(database)).isEqualTo(before);
        assertThat(plan.at("/from/number").asInt()).isEqualTo(1);
        assertThat(plan.at("/to/number").asInt()).isEqualTo(2);
        assertThat(plan.at("/from/instances").asInt()).isEqualTo(3);
        assertThat(plan.get("movable").asInt()).isEqualTo(2);
        assertThat(row(plan, "UserTask_Write"))
                .isEqualTo(json("撰写", "UserTask_Write", "\"UserTask_Draft\"", "\"起草\"", 2, "null"));
        assertThat(row(plan, "UserTask_Check"))
                .isEqualTo(json("审核", "UserTask_Check", "\"UserTask_Check\"", "\"审核\"", 0, "null"));
        assertThat(row(plan, "UserTask_File"))
                .isEqualTo(json(
                        "归档",
                        "UserTask_File",
                        "null",
                        "null",
                        1,
                        "\"“归档”（UserTask_File）在新版本里没有了，有1个实例停在这里；"
                                + "在接替它的新元素上加属性 replaces=UserTask_File，或者用 map=UserTask_File:新元素 指明去向。\""));
        assertThat(plan.get("stuck")).hasSize(1);
        assertThat(plan.at("/stuck/0/reason").asText()).isEqualTo("“归档”（UserTask_File）在新版本里没有了。");
        assertThat(plan.at("/stuck/0/instances")).hasSize(1);
        assertThat(plan.at("/stuck/0/instances/0/businessKey").asText()).isEqualTo("c");
    }

    private static JsonNode row(JsonNode plan, String element) {
        return StreamSupport.stream(plan.get("elements").spliterator(), false)
                .filter(row -> row.get("element").asText().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String name, String id, String to, String toName, int waiting, String problem) {
        var json =
                """
                {"element": "%s", "name": "%s", "to": %s, "toName": %s, "waiting": %d, "problem": %s}"""
                        .formatted(id, name, to, toName, waiting, problem);
        return new Answer(200, json, null).json();
    }

    @Test
    @DisplayName("类型变了的元素，停在那里的动不了")
    void anElementOfAnotherTypeIsNoPlaceToGo() {
        models.deploy(LineModel.of("plan-type", task("Activity_Check", "审核")));
        models.start("plan-type", "a");
        models.deploy(LineModel.of(
                "plan-type", "<receiveTask id=\"Activity_Check\" name=\"等候\" messageRef=\"Message_News\"/>"));

        var plan = models.plan("process=plan-type").get(0);

        assertThat(plan.get("movable").asInt()).isZero();
        assertThat(plan.at("/stuck/0/reason").asText())
                .isEqualTo("“审核”（Activity_Check）不能换成“等候”（Activity_Check）：类型从 userTask 变成了 receiveTask。");
    }

    @Test
    @DisplayName("变成多实例的元素，停在那里的动不了")
    void anElementThatIsNowDoneSeveralTimesIsNoPlaceToGo() {
        models.deploy(LineModel.of("plan-several", task("UserTask_Check", "审核")));
        models.start("plan-several", "a");
        models.deploy(LineModel.of(
                "plan-several",
                containing(
                        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>",
                        task("UserTask_Check", "审核"))));

        assertThat(models.plan("process=plan-several").at("/0/stuck/0/reason").asText())
                .isEqualTo("“审核”（UserTask_Check）不能换成“审核”（UserTask_Check）：新元素要重复办理（多实例），旧元素不是。");
    }

    @Test
    @DisplayName("新版本没带上任务的表单，停在那里的动不了")
    void aTaskWhoseFormIsNotDeployedWithTheNewVersionDoesNotMove() {
        var form = "{\"id\":\"plan-sheet\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[]}";
        var withForm =
                "<userTask id=\"UserTask_Check\" name=\"%s\" camunda:formRef=\"plan-sheet\" camunda:formRefBinding=\"deployment\"/>";
        models.deploy(
                Map.of("moved.bpmn", LineModel.of("plan-form", withForm.formatted("审核")), "plan-sheet.form", form));
        models.start("plan-form", "a");
        models.deploy(LineModel.of("plan-form", withForm.formatted("审阅")));

        assertThat(models.plan("process=plan-form").at("/0/stuck/0/reason").asText())
                .isEqualTo("UserTask_Check 的表单 plan-sheet 没有和新版本一起部署。");

        models.deploy(
                Map.of("moved.bpmn", LineModel.of("plan-form", withForm.formatted("审阅")), "plan-sheet.form", form));
        assertThat(models.plan("process=plan-form").at("/0/movable").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("新版本里一迁移就出错的，动不了")
    void whatFailsWhenItIsTriedDoesNotMove() {
        models.deploy(LineModel.of("plan-error", task("UserTask_Check", "审核")));
        models.start("plan-error", "a");
        models.deploy(LineModel.of(
                "plan-error",
                task("UserTask_Check", "审核")
                        + LineModel.atBorderOf(
                                "UserTask_Check",
                                "Event_CheckDue",
                                false,
                                "<timerEventDefinition><timeDate>${nobodyKnows}</timeDate></timerEventDefinition>")));

        var plan = models.plan("process=plan-error").get(0);

        assertThat(plan.get("movable").asInt()).isZero();
        assertThat(plan.at("/stuck/0/reason").asText()).contains("nobodyKnows");
    }

    @Test
    @DisplayName("部署了新版本，旧版本上的实例列在那里")
    void whateverRunsOnAnOlderVersionIsListed() {
        models.deploy(LineModel.of("plan-listed", task("UserTask_Check", "审核")));
        models.start("plan-listed", "a");
        assertThat(outdated("plan-listed")).isNull();

        models.deploy(LineModel.of("plan-listed", task("UserTask_Check", "审阅")));

        assertThat(outdated("plan-listed"))
                .isEqualTo(new Answer(
                                200,
                                "{\"process\":\"plan-listed\",\"name\":\"迁移\",\"from\":1,\"to\":2,\"instances\":1}",
                                null)
                        .json());
    }

    private @Nullable JsonNode outdated(String process) {
        return StreamSupport.stream(models.plan("").spliterator(), false)
                .filter(line -> line.get("process").asText().equals(process))
                .findFirst()
                .orElse(null);
    }

    // Who may, and what cannot be asked

    @Test
    @DisplayName("只有流程设计人员和管理员能迁移")
    void onlyDesignersAndTheAdministratorMove() {
        models.deploy(LineModel.of("plan-who", task("UserTask_Check", "审核")));
        var instance = models.start("plan-who", "a");
        models.deploy(LineModel.of("plan-who", task("UserTask_Check", "审阅")));

        for (var login : List.of("u002", "sg01", "office", "leader")) {
            var person = rest.basic(login);
            for (var path : List.of("/plan", "/plan?process=plan-who", "", "/1")) {
                assertThat(person.get("/api/migrations" + path)).returns(403, Answer::status);
            }
            assertThat(person.post("/api/migrations", Map.of("process", "plan-who")))
                    .returns(403, Answer::status);
        }
        assertThat(rest.anonymous().get("/api/migrations/plan")).returns(401, Answer::status);
        var browser = rest.browser("designer");
        assertThat(browser.sendWithOurToken("forged", "POST", "/api/migrations", Map.of("process", "plan-who")))
                .returns(403, Answer::status);
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(1);

        assertThat(rest.basic("admin").get("/api/migrations/plan?process=plan-who"))
                .returns(200, Answer::status);
        assertThat(browser.sendWithOurToken(
                        browser.ourToken(), "POST", "/api/migrations", Map.of("process", "plan-who")))
                .returns(202, Answer::status);
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(2);
    }

    @Test
    @DisplayName("不存在的流程、版本、元素，说清楚哪里不对")
    void whatDoesNotExistIsNamed() {
        models.deploy(LineModel.of("plan-bad", task("UserTask_Check", "审核")));
        models.start("plan-bad", "a");
        models.deploy(LineModel.of("plan-bad", task("UserTask_Check", "审阅")));

        assertRefused(404, "没有编号为 plan-none 的流程。", "process=plan-none");
        assertRefused(404, "流程 plan-bad 没有第9版，最新的是第2版。", "process=plan-bad&to=9");
        assertRefused(404, "流程 plan-bad 没有第7版，最新的是第2版。", "process=plan-bad&from=7");
        assertRefused(400, "第2版不能迁移到它自己，请换一个目标版本。", "process=plan-bad&from=2");
        assertRefused(400, "map 里的旧元素 UserTask_X 在旧版本里没有。", "process=plan-bad&map=UserTask_X:UserTask_Check");
        assertRefused(400, "map 里的新元素 UserTask_X 在第2版里没有。", "process=plan-bad&map=UserTask_Check:UserTask_X");
        assertRefused(400, "map 里的“UserTask_Check”要写成 旧元素:新元素。", "process=plan-bad&map=UserTask_Check");
        var designer = rest.basic("designer");
        assertThat(designer.post("/api/migrations", Map.of()).detail()).isEqualTo("缺少 process：请写明要迁移哪个流程。");
        assertThat(designer.get("/api/migrations/999999").detail()).isEqualTo("没有编号为 999999 的迁移。");
    }

    private void assertRefused(int status, String detail, String query) {
        var answer = rest.basic("designer").get("/api/migrations/plan?" + query);
        assertThat(answer).returns(status, Answer::status).returns(detail, Answer::detail);
    }
}
