package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.LineModel;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A designer takes back a deployment that nothing needs. */
@DudaoTest
class TakingBackTest {

    private static final String NAME = "撤回试验";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void takeAway() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .orderByDeploymentTime()
                .desc()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Door.Each
    @DisplayName("没有实例的部署可以撤回，什么也不留下")
    void aDeploymentWithoutInstancesIsTakenBack(Door door) {
        var before = EngineState.of(database);
        var deployment = deploy(process("填写"));

        assertThat(takeBack(door, "designer", deployment)).returns(204, Answer::status);

        assertThat(EngineState.of(database)).isEqualTo(before);
    }

    @Test
    @DisplayName("撤回最新的一版，新实例走回前一版")
    void newInstancesRunOnTheVersionBefore() {
        deploy(process("填写"));
        var second = deploy(process("核对"));

        assertThat(takeBack(Door.REST, "designer", second)).returns(204, Answer::status);

        var instance = runtime.startProcessInstanceByKey("takenBack");
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getName())
                .isEqualTo("填写");
    }

    @Door.Each
    @DisplayName("还有实例的部署撤不回，写明几个")
    void aDeploymentWithInstancesStays(Door door) {
        var deployment = deploy(process("填写"));
        runtime.startProcessInstanceByKey("takenBack");
        runtime.startProcessInstanceByKey("takenBack");

        for (var login : new String[] {"designer", "admin"}) {
            assertThat(takeBack(door, login, deployment))
                    .returns(409, Answer::status)
                    .returns("部署“撤回试验”不能撤回：还有实例在它的流程上运行：“迁移”2 个。请等它们办完，或者先把它们迁移到别的版本。", Answer::message);
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("takenBack")
                        .count())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("办结的实例，撤回以后历史还在，选了级联也一样")
    void theHistoryStays() {
        var deployment = deploy(process("填写"));
        var instance = runtime.startProcessInstanceByKey("takenBack");
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());

        assertThat(takeBack(Door.REST, "designer", deployment)).returns(204, Answer::status);

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isEqualTo(1);
        history.deleteHistoricProcessInstance(instance.getId());
    }

    @Test
    @DisplayName("实例迁移走了，旧的部署就能撤回；迁移到的那一版撤不回")
    void aMigratedInstanceCountsWhereItRunsNow() {
        var first = deploy(process("填写"));
        var instance = runtime.startProcessInstanceByKey("takenBack");
        var second = deploy(process("核对"));
        var plan = runtime.createMigrationPlan(
                        instance.getProcessDefinitionId(),
                        repository
                                .createProcessDefinitionQuery()
                                .deploymentId(second)
                                .singleResult()
                                .getId())
                .mapEqualActivities()
                .build();
        runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();

        assertThat(takeBack(Door.REST, "designer", second)).returns(409, Answer::status);
        assertThat(takeBack(Door.REST, "designer", first)).returns(204, Answer::status);
    }

    @Door.Each
    @DisplayName("系统自带的模型谁也撤不回，也不能冒用它的部署名称")
    void theModelsOfTheReleaseStay(Door door) {
        var release = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("campaign")
                .processDefinitionVersion(1)
                .singleResult()
                .getDeploymentId();
        for (var login : new String[] {"designer", "admin"}) {
            var answer = takeBack(door, login, release);
            assertThat(answer).returns(409, Answer::status);
            assertThat(answer.message()).endsWith("不能撤回：这是系统自带的模型。要改，请部署新的版本。");
        }
        var name = repository
                .createDeploymentQuery()
                .deploymentId(release)
                .singleResult()
                .getName();
        var answer = door.to(rest, "designer")
                .post("/deployment/create", new Rest.Parts(Map.of("deployment-name", name, "a.bpmn", process("填写"))));
        assertThat(answer)
                .returns(400, Answer::status)
                .returns("部署名称“%s”是系统自己用的，请换一个名称。".formatted(name), Answer::message);
    }

    @Door.Each
    @DisplayName("别的模型还要调用的流程撤不回，写明哪个模型")
    void aCalledProcessStays(Door door) {
        var called = deploy(process("填写"));
        deploy(LineModel.of("takenBackCaller", LineModel.call("CallActivity_Do", "takenBack", "None")));

        var answer = takeBack(door, "designer", called);

        assertThat(answer).returns(409, Answer::status);
        assertThat(answer.message())
                .startsWith("部署“撤回试验”不能撤回：其他模型还要用它。撤回以后：\n")
                .contains("“调用”（CallActivity_Do）要调用的流程 takenBack 没有一起部署");
    }

    @Test
    @DisplayName("已经有材料的一行，撤回材料标准也撤不掉")
    void theRowOfAMaterialStays() throws Exception {
        var standard = Files.readString(Path.of("processes/material-standard.dmn"));
        var added = deploy(
                "material-standard.dmn", standard.replaceFirst("\"study-record\"", "\"study-record\",\"study-diary\""));
        database.sql(
                        """
                        insert into dudao.campaign (id, name, kind, plan, state, version)
                        values ('taken-back', '撤回', 'x', 'x', 'CLOSED', 0)""")
                .update();
        try {
            database.sql("insert into dudao.material (%s) values (%s)"
                            .formatted(
                                    "campaign, owner, stage, kind, state, version",
                                    "'taken-back', 'u001', 1, 'study-diary', 'EXPECTED', 0"))
                    .update();

            assertThat(takeBack(Door.REST, "designer", added))
                    .returns(409, Answer::status)
                    .returns("部署“撤回试验”不能撤回：已经有 1 份材料 study-diary，要用材料标准里的这一行。", Answer::message);
        } finally {
            database.sql("delete from dudao.material where campaign = 'taken-back'")
                    .update();
            database.sql("delete from dudao.campaign where id = 'taken-back'").update();
        }
        assertThat(takeBack(Door.REST, "designer", added)).returns(204, Answer::status);
    }

    @Test
    @DisplayName("没有结束的活动还要用的阶段流程撤不回，活动结束以后可以")
    void theProcessOfAStageStays() {
        var deployment = deploy(process("填写"));
        database.sql(
                        """
                        insert into dudao.campaign (id, name, kind, plan, state, version)
                        values ('taken-back', '撤回', 'x', 'x', 'APPROVED', 0)""")
                .update();
        database.sql(
                        """
                        insert into dudao.campaign_stage (campaign, position, name, process, begins_on, ends_on)
                        values ('taken-back', 1, '自查', 'takenBack', '2026-03-01', '2026-03-31')""")
                .update();
        try {
            assertThat(takeBack(Door.REST, "designer", deployment))
                    .returns(409, Answer::status)
                    .returns("部署“撤回试验”不能撤回：活动“撤回”的阶段“自查”还要用流程 takenBack。", Answer::message);
            database.sql("update dudao.campaign set state = 'CLOSED' where id = 'taken-back'")
                    .update();
            assertThat(takeBack(Door.REST, "designer", deployment)).returns(204, Answer::status);
        } finally {
            database.sql("delete from dudao.campaign where id = 'taken-back'").update();
        }
    }

    @Test
    @DisplayName("撤回的同时有人发起，实例还在，撤回被拒绝")
    void anInstanceThatStartsAtTheSameMomentIsKept() {
        var deployment = deploy(process("填写"));

        var answer = transaction.execute(status -> {
            runtime.startProcessInstanceByKey("takenBack");
            var taking = CompletableFuture.supplyAsync(() -> takeBack(Door.REST, "designer", deployment));
            await().until(() -> taking.isDone() || isSomebodyWaiting());
            assertThat(taking).isNotDone();
            return taking;
        });

        assertThat(answer.join()).returns(409, Answer::status).returns("刚才有人同时办理了这一项，请刷新后再试。", Answer::message);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("takenBack")
                        .count())
                .isEqualTo(1);
    }

    private boolean isSomebodyWaiting() {
        return database.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    @Door.Each
    @DisplayName("其他人撤不回任何部署")
    void nobodyElseTakesBack(Door door) {
        var deployment = deploy(process("填写"));

        for (var login : new String[] {"u002", "sg01", "office", "leader"}) {
            assertThat(takeBack(door, login, deployment).status()).as(login).isIn(403, 404);
        }
        assertThat(repository.createDeploymentQuery().deploymentId(deployment).count())
                .isEqualTo(1);
    }

    private Answer takeBack(Door door, String login, String deployment) {
        return door.to(rest, login).send("DELETE", "/deployment/" + deployment + "?cascade=true", null);
    }

    private String deploy(String model) {
        return deploy("taken-back.bpmn", model);
    }

    private String deploy(String file, String model) {
        var parts = new HashMap<>(Map.of("deployment-name", NAME, file, model, "taken-back.form", form()));
        var answer = rest.modeler("designer").post("/deployment/create", new Rest.Parts(parts));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("id").asText();
    }

    private static String process(String task) {
        return LineModel.of("takenBack", LineModel.task("UserTask_Check", task)).replace("\"sheet\"", "\"taken-back\"");
    }

    private static String form() {
        return LineModel.SHEET.replace("\"sheet\"", "\"taken-back\"");
    }
}
