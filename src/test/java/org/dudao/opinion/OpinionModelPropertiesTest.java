package org.dudao.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.DudaoTest;
import org.dudao.support.ModelFiles;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The model properties of {@code opinion.bpmn}, and instances on the version that had none. */
@DudaoTest
class OpinionModelPropertiesTest {

    private static final String UNIT = "002";
    private static final String MOST_RETURNS = "<camunda:property name=\"mostReturns\" value=\"2\" />";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Office office;

    @Autowired
    OpinionIntakeService intake;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    private RunningModels models;
    private TestCampaign campaign;
    private long number;

    @BeforeEach
    void aCampaignIsUnderWay() {
        campaign = office.enrols();
        models = new RunningModels(engine, rest);
    }

    @AfterEach
    void removeTheDeployedVersion() {
        models.cleanUp();
    }

    @Test
    @DisplayName("第几次退回由活动办确定，看流程的属性")
    void theProcessSaysHowOftenAnOpinionIsReturned() {
        enterOnVersion(present().replace(MOST_RETURNS, MOST_RETURNS.replace("2", "1")));
        sort("u002", "003");
        returnOpinion("u003");

        assertThat(opinion("holder")).isEqualTo("office");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_DecideHandler");
    }

    @Test
    @DisplayName("成批办理哪一步，看那一步的属性，不看它的号")
    void aTaskIsFoundByItsProperty() {
        enterOnVersion(present().replace("UserTask_SortOpinion", "UserTask_ReadOpinion"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("UserTask_ReadOpinion");
        sort("u002", "003");

        assertThat(opinion("holder")).isEqualTo("unit-003");
    }

    @Test
    @DisplayName("以前版本上的意见没有属性，照样成批分类，第二次退回由活动办确定承办")
    void aVersionWithoutPropertiesGoesOn() {
        enterOnVersion(present()
                .replace(MOST_RETURNS, "")
                .replaceAll("<camunda:property name=\"batch\"[^>]*/>", "")
                .replace("returnedToSender", "returnedOnce"));
        sort("u002", "003");
        returnOpinion("u003");
        assertThat(opinion("holder")).isEqualTo("unit-002");
        sort("u002", "004");
        returnOpinion("u004");
        assertThat(opinion("holder")).isEqualTo("office");
        sort("office", "005");

        assertThat(opinion("holder")).isEqualTo("unit-005");
    }

    private static String present() {
        return ModelFiles.text(Path.of("processes/opinion.bpmn"));
    }

    private void enterOnVersion(String model) {
        models.deploy(Map.of(
                "opinion.bpmn", model,
                "opinion-sorting.form", ModelFiles.text(Path.of("forms/opinion-sorting.form")),
                "opinion-handling.form", ModelFiles.text(Path.of("forms/opinion-handling.form")),
                "opinion-feedback.form", ModelFiles.text(Path.of("forms/opinion-feedback.form"))));
        var opinion = NewOpinion.unsorted(UNIT, OpinionChannel.VISIT, "路灯不亮", LocalDate.now(clock));
        number = intake.enter(List.of(opinion), campaign.id(), "u002").get(0);
        office.runJobs();
    }

    private void sort(String login, String handlerUnit) {
        var choice = Map.of("kind", "OTHER", "concerns", "OTHER_UNIT", "handlerUnit", handlerUnit);
        var answer = rest.basic(login)
                .post("/api/opinions/sorting", Map.of("items", List.of(Map.of("number", number, "choice", choice))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void returnOpinion(String login) {
        campaign.of(login).completes(task(), Map.of("outcome", "return", "returnReason", "不归我们管"));
    }

    private Task task() {
        return campaign.tasksOf(UNIT).stream()
                .filter(open -> open.getName().contains("意见%d：".formatted(number)))
                .findFirst()
                .orElseThrow();
    }

    private String opinion(String field) {
        return rest.basic("office")
                .get("/api/opinions/" + number)
                .json()
                .path(field)
                .asText();
    }
}
