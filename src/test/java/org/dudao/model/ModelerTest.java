package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.LineModel.containing;
import static org.dudao.support.LineModel.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.DudaoTest;
import org.dudao.support.EngineState;
import org.dudao.support.LineModel;
import org.dudao.support.ModelFiles;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The requests of Camunda Modeler's Deploy button: what its {@code CamundaAPI.js} sends for Camunda 7, and what it
 * reads from the answers. It learns from a 401 that a login is needed.
 */
@DudaoTest
class ModelerTest {

    private static final String FORM =
            """
            {"id":"deployed-sheet","type":"default","schemaVersion":16,"components":[
              {"id":"a","type":"textfield","key":"answer","label":"答复"}]}""";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void cleanUp() {
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
    }

    @Test
    @DisplayName("连接检查：先知道要登录，登录以后知道服务器和版本都在")
    void theConnectionCheckAsksForALoginAndThenSucceeds() {
        var unknown = rest.anonymous().get("/engine-rest/deployment?maxResults=0");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic");

        var designer = rest.modeler("designer");
        assertThat(designer.get("/deployment?maxResults=0")).returns(200, Answer::status);
        assertThat(designer.get("/deployment?maxResults=0").json()).isEmpty();
        assertThat(designer.get("/version").json().get("version").asText()).startsWith("7.24");
    }

    @Test
    @DisplayName("流程连同表单、决策表一起部署，马上可用")
    void aModelIsDeployedWithItsFormAndItsDecision() throws Exception {
        var answer = deploy(
                "designer",
                model("审核"),
                Map.of(
                        "deployed-sheet.form",
                        FORM,
                        "deployed-kinds.dmn",
                        Files.readString(Path.of("processes/finding-kind.dmn"))
                                .replace("findingKind", "deployedKinds")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var definition =
                answer.json().get("deployedProcessDefinitions").elements().next();
        assertThat(definition.get("key").asText()).isEqualTo("deployed");
        assertThat(answer.json().get("deployedDecisionDefinitions")).hasSize(1);
        var instance = engine.getRuntimeService()
                .startProcessInstanceById(definition.get("id").asText());
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        assertThat(engine.getFormService().getDeployedTaskForm(task.getId())).hasContent(FORM);
    }

    /** The files are as Modeler 5.50 writes them: pool, lane, colours, group, template, forms of schema 17 and 19, DMN 1.3. */
    @ParameterizedTest
    @CsvSource({"DMN 1.3,20191111,20191111", "DMN 1.4,20211108,20191111", "DMN 1.5,20230324,20230324"})
    @DisplayName("最新的 Modeler 存的流程、表单和判断表，部署上去就能办")
    void filesOfTheNewestModelerAreDeployedAndUsed(String version, String model, String diagram) {
        var table = newest("visit-judged.dmn")
                .replace("20191111/MODEL/", model + "/MODEL/")
                .replace("20191111/DMNDI/", diagram + "/DMNDI/");
        var answer = deploy(
                "designer",
                newest("safety-visit.bpmn"),
                Map.of(
                        "visit-judged.dmn", table,
                        "safety-visit.form", newest("safety-visit.form"),
                        "visit-confirmation.form", newest("visit-confirmation.form")));

        assertThat(answer.status()).as(version + answer.body()).isEqualTo(200);
        var instance = engine.getRuntimeService().startProcessInstanceByKey("safetyVisit");
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .messages()
                        .singleResult()
                        .getId());
        complete(instance.getId(), Map.of("visitedUnit", "县委办公室", "visitResult", "rectify"));
        complete(instance.getId(), Map.of("confirmWords", "同意"));
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableName("visitJudged")
                        .singleResult()
                        .getValue())
                .isEqualTo("again");
    }

    private void complete(String instance, Map<String, Object> values) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        assertThat(engine.getFormService().getDeployedTaskForm(task.getId())).isNotEmpty();
        engine.getFormService().submitTaskForm(task.getId(), values);
    }

    @Test
    @DisplayName("没有改动就不出新版本")
    void whatHasNotChangedIsNotDeployedAgain() {
        var model = model("审核");
        var first = deploy("designer", model, Map.of("deployed-sheet.form", FORM));
        var same = deploy("designer", model, Map.of("deployed-sheet.form", FORM));
        var changed = deploy("designer", model("审阅"), Map.of("deployed-sheet.form", FORM));

        assertThat(same.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(same.json().get("deployedProcessDefinitions").isNull()).isTrue();
        assertThat(versionOf(changed)).isEqualTo(versionOf(first) + 1);
    }

    private static int versionOf(Answer deployed) {
        JsonNode definition =
                deployed.json().get("deployedProcessDefinitions").elements().next();
        return definition.get("version").asInt();
    }

    @Test
    @DisplayName("不能部署的，一句话说明原因，什么也不留下")
    void whatIsRefusedSaysWhyInTheMessageThatModelerShows() {
        var before = EngineState.of(database);

        var answer =
                deploy("designer", model("审核"), Map.of("deployed-sheet.form", FORM.replace("textfield", "filepicker")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("deployed-sheet.form：").contains("filepicker");
        assertThat(EngineState.of(database)).isEqualTo(before);
    }

    @Test
    @DisplayName("画错的流程，说明哪个元素错了")
    void aModelThatCannotBeReadIsRefusedWithItsElement() {
        var broken = model("审核").replace("targetRef=\"UserTask_Answer\"", "targetRef=\"UserTask_Nowhere\"");

        var answer = deploy("designer", broken, Map.of("deployed-sheet.form", FORM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("deployed.bpmn：", "UserTask_Nowhere");
    }

    @Test
    @DisplayName("只有流程设计人员和管理员能部署；设计人员也不能替办公室发起流程")
    void nobodyElseDeploysAndADesignerStartsNothing() {
        var before = EngineState.of(database);
        for (var login : List.of("u002", "sg01", "office", "leader")) {
            var answer = deploy(login, model("审核"), Map.of("deployed-sheet.form", FORM));
            assertThat(answer).as(login).returns(403, Answer::status).returns("您没有权限这样做。", Answer::message);
        }
        assertThat(EngineState.of(database)).isEqualTo(before);

        var deployed = deploy("designer", model("审核"), Map.of("deployed-sheet.form", FORM));
        var definition =
                deployed.json().get("deployedProcessDefinitions").fieldNames().next();
        var designer = rest.modeler("designer");
        // Modeler's Start button, and other requests that its user could send.
        assertThat(designer.post("/process-definition/" + definition + "/start", Map.of("businessKey", "default")))
                .returns(403, Answer::status)
                .returns("您没有权限这样做。", Answer::message);
    }

    private static String newest(String file) {
        return ModelFiles.text(Path.of("src/test/resources/newest-modeler", file));
    }

    private static String model(String name) {
        var kept =
                """
                <extensionElements><camunda:inputOutput>
                  <camunda:outputParameter name="kept">${execution.getVariable('answer')}</camunda:outputParameter>
                </camunda:inputOutput></extensionElements>""";
        return LineModel.of(
                "deployed", containing(kept, task("UserTask_Answer", name)).replace("\"sheet\"", "\"deployed-sheet\""));
    }

    /** @param attachments by file name */
    private Answer deploy(String login, String diagram, Map<String, String> attachments) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("deployment-name", "deployed");
        parts.put("deployment-source", "Camunda Modeler");
        parts.put("enable-duplicate-filtering", "true");
        parts.put("deployed.bpmn", diagram);
        parts.putAll(attachments);
        var answer = rest.modeler(login).post("/deployment/create", new Rest.Parts(parts));
        if (answer.status() == 200
                && !deployments.contains(answer.json().get("id").asText())) {
            deployments.add(answer.json().get("id").asText());
        }
        return answer;
    }
}
