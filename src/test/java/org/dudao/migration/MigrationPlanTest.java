package org.dudao.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.LineModel.atBorderOf;
import static org.dudao.support.LineModel.containing;
import static org.dudao.support.LineModel.replacing;
import static org.dudao.support.LineModel.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.DudaoTest;
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

/** The preview of a migration to a new version, and who may see it. */
@DudaoTest
class MigrationPlanTest {

    private static final String IN_FIVE_DAYS =
            "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>";

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

    // The preview

    @Test
    @DisplayName("试算：说清每一步换到哪里、哪些实例动不了、为什么，什么也不改")
    void aDryRunTellsEverythingAndChangesNothing() {
        models.deploy(LineModel.of(
                "planDry", task("UserTask_Write", "撰写"), task("UserTask_Check", "审核"), task("UserTask_File", "归档")));
        models.start("planDry", "a");
        models.start("planDry", "b");
        models.complete(models.start("planDry", "c"), "UserTask_Write", "UserTask_Check");
        models.deploy(LineModel.of(
                "planDry", replacing("UserTask_Write", task("UserTask_Draft", "起草")), task("UserTask_Check", "审核")));
        var before = EngineState.of(database);

        var plan = models.plan("process=planDry").get(0);

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
        models.deploy(LineModel.of("planType", task("UserTask_Check", "审核")));
        models.start("planType", "a");
        var waits = "<receiveTask id=\"ReceiveTask_Check\" name=\"等候\" messageRef=\"Message_News\"/>"
                + atBorderOf("ReceiveTask_Check", "Event_CheckDue", false, IN_FIVE_DAYS);
        models.deploy(LineModel.of("planType", replacing("UserTask_Check", waits)));

        var plan = models.plan("process=planType").get(0);

        assertThat(plan.get("movable").asInt()).isZero();
        assertThat(plan.at("/stuck/0/reason").asText())
                .isEqualTo("“审核”（UserTask_Check）不能换成“等候”（ReceiveTask_Check）：类型从 userTask 变成了 receiveTask。");
    }

    @Test
    @DisplayName("变成多实例的元素，停在那里的动不了")
    void anElementThatIsNowDoneSeveralTimesIsNoPlaceToGo() {
        models.deploy(LineModel.of("planSeveral", task("UserTask_Check", "审核")));
        models.start("planSeveral", "a");
        models.deploy(LineModel.of(
                "planSeveral",
                containing(
                        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>",
                        task("UserTask_Check", "审核"))));

        assertThat(models.plan("process=planSeveral").at("/0/stuck/0/reason").asText())
                .isEqualTo("“审核”（UserTask_Check）不能换成“审核”（UserTask_Check）：新元素要重复办理（多实例），旧元素不是。");
    }

    @Test
    @DisplayName("新版本没带上任务的表单，停在那里的动不了")
    void aTaskWhoseFormIsNotDeployedWithTheNewVersionDoesNotMove() {
        models.deploy(withSheet("审核"));
        models.start("planForm", "a");
        models.deploy(Map.of("moved.bpmn", withSheet("审阅")));

        assertThat(models.plan("process=planForm").at("/0/stuck/0/reason").asText())
                .isEqualTo("UserTask_Check 的表单 sheet 没有和新版本一起部署。");

        models.deploy(withSheet("审阅"));
        assertThat(models.plan("process=planForm").at("/0/movable").asInt()).isEqualTo(1);
    }

    /** Only the instance knows which form it is. */
    private static String withSheet(String name) {
        return LineModel.of(
                "planForm", task("UserTask_Check", name).replace("formRef=\"sheet\"", "formRef=\"${'sheet'}\""));
    }

    @Test
    @DisplayName("新版本里一迁移就出错的，动不了")
    void whatFailsWhenItIsTriedDoesNotMove() {
        models.deploy(LineModel.of("planError", task("UserTask_Check", "审核")));
        models.start("planError", "a");
        var unknown = "<timerEventDefinition><timeDate>${nobodyKnows}</timeDate></timerEventDefinition>";
        models.deploy(LineModel.of(
                "planError",
                task("UserTask_Check", "审核") + atBorderOf("UserTask_Check", "Event_CheckSoon", false, unknown)));

        var plan = models.plan("process=planError").get(0);

        assertThat(plan.get("movable").asInt()).isZero();
        assertThat(plan.at("/stuck/0/reason").asText()).contains("nobodyKnows");
    }

    @Test
    @DisplayName("部署了新版本，旧版本上的实例列在那里")
    void whateverRunsOnAnOlderVersionIsListed() {
        models.deploy(LineModel.of("planListed", task("UserTask_Check", "审核")));
        models.start("planListed", "a");
        assertThat(outdated("planListed")).isNull();

        models.deploy(LineModel.of("planListed", task("UserTask_Check", "审阅")));

        assertThat(outdated("planListed"))
                .isEqualTo(new Answer(
                                200,
                                "{\"process\":\"planListed\",\"name\":\"迁移\",\"from\":1,\"to\":2,\"instances\":1}",
                                null)
                        .json());
    }

    private @Nullable JsonNode outdated(String process) {
        return StreamSupport.stream(models.plan("").spliterator(), false)
                .filter(line -> line.get("process").asText().equals(process))
                .findFirst()
                .orElse(null);
    }

    // Rights, and wrong requests

    @Test
    @DisplayName("只有流程设计人员和管理员能迁移")
    void onlyDesignersAndTheAdministratorMove() {
        models.deploy(LineModel.of("planWho", task("UserTask_Check", "审核")));
        var instance = models.start("planWho", "a");
        models.deploy(LineModel.of("planWho", task("UserTask_Check", "审阅")));

        for (var login : List.of("u002", "sg01", "office", "leader")) {
            var person = rest.basic(login);
            for (var path : List.of("/plan", "/plan?process=planWho", "", "/1")) {
                assertThat(person.get("/api/migrations" + path)).returns(403, Answer::status);
            }
            assertThat(person.post("/api/migrations", Map.of("process", "planWho")))
                    .returns(403, Answer::status);
        }
        assertThat(rest.anonymous().get("/api/migrations/plan")).returns(401, Answer::status);
        var browser = rest.browser("designer");
        assertThat(browser.sendWithOurToken("forged", "POST", "/api/migrations", Map.of("process", "planWho")))
                .returns(403, Answer::status);
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(1);

        assertThat(rest.basic("admin").get("/api/migrations/plan?process=planWho"))
                .returns(200, Answer::status);
        assertThat(browser.sendWithOurToken(
                        browser.ourToken(), "POST", "/api/migrations", Map.of("process", "planWho")))
                .returns(202, Answer::status);
        office.runJobs();
        assertThat(models.versionOf(instance)).isEqualTo(2);
    }

    @Test
    @DisplayName("不存在的流程、版本、元素，说清楚哪里不对")
    void whatDoesNotExistIsNamed() {
        models.deploy(LineModel.of("planBad", task("UserTask_Check", "审核")));
        models.start("planBad", "a");
        models.deploy(LineModel.of("planBad", task("UserTask_Check", "审阅")));

        assertRefused(404, "没有编号为 planNone 的流程。", "process=planNone");
        assertRefused(404, "流程 planBad 没有第9版，最新的是第2版。", "process=planBad&to=9");
        assertRefused(404, "流程 planBad 没有第7版，最新的是第2版。", "process=planBad&from=7");
        assertRefused(400, "第2版不能迁移到它自己，请换一个目标版本。", "process=planBad&from=2");
        assertRefused(400, "map 里的旧元素 UserTask_X 在旧版本里没有。", "process=planBad&map=UserTask_X:UserTask_Check");
        assertRefused(400, "map 里的新元素 UserTask_X 在第2版里没有。", "process=planBad&map=UserTask_Check:UserTask_X");
        assertRefused(400, "map 里的“UserTask_Check”要写成 旧元素:新元素。", "process=planBad&map=UserTask_Check");
        var designer = rest.basic("designer");
        assertThat(designer.post("/api/migrations", Map.of()).detail()).isEqualTo("缺少 process：请写明要迁移哪个流程。");
        assertThat(designer.get("/api/migrations/999999").detail()).isEqualTo("没有编号为 999999 的迁移。");
    }

    private void assertRefused(int status, String detail, String query) {
        var answer = rest.basic("designer").get("/api/migrations/plan?" + query);
        assertThat(answer).returns(status, Answer::status).returns(detail, Answer::detail);
    }
}
