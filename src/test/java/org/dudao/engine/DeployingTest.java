package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.dudao.support.Diagram;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A deployment reports all its errors at once and deploys nothing while there is one. */
@DudaoTest
class DeployingTest {

    private static final String NAME = "安全检查";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Rest rest;

    @AfterEach
    void takeAway() {
        deployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Door.Each
    @DisplayName("有一处不对就都不部署，一次说出全部")
    void nothingIsDeployedUntilAllOfItIsRight(Door door) throws IOException {
        var stage = model("safety-stage.bpmn").replace("${reviewTasks.accepted", "${reviewTask.accepted");
        var material = model("safety-material.bpmn")
                .replace("name=\"step\" value=\"hand-in\"", "name=\"step\" value=\"handin\"");

        var answer = deploy(
                door,
                Map.of(
                        "safety-stage.bpmn",
                        stage,
                        "safety-material.bpmn",
                        material,
                        "safety-record.form",
                        model("safety-record.form"),
                        "safety-review.form",
                        model("safety-review.form")));

        assertThat(answer).returns(400, Answer::status);
        assertThat(answer.message())
                .contains(
                        "safety-material.bpmn：“提交材料”（UserTask_HandIn）的属性 step 是“handin”，没有这种步骤；可以是 hand-in、ledger、review、stage-gate。\n",
                        "safety-stage.bpmn：“到位”（Flow_CheckedWell）的表达式 ${reviewTask.accepted(execution, 'safety-record')} 里，系统没有 reviewTask，名称是否写错？\n",
                        "safety-stage.bpmn：“检查方案提交与审核”（CallActivity_SafetyPlan）传入的 material 是“safety-plan”，材料标准（material-standard.dmn）里没有这份材料",
                        "safety-stage.bpmn：“通报检查情况”（UserTask_Announce）要用的表单 safety-notice 没有一起部署")
                .endsWith("处，改好以后再部署。");
        assertThat(StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                        .map(error -> error.get("key").asText()))
                .contains("UserTask_HandIn", "Flow_CheckedWell", "CallActivity_SafetyPlan", "UserTask_Announce");
        assertThat(deployments()).isEmpty();
    }

    @Door.Each
    @DisplayName("只能部署流程、判断表和表单")
    void aDeploymentHoldsOnlyWhatIsChecked(Door door) throws IOException {
        var contents = Map.of(
                "case.cmmn",
                Files.readString(Path.of("src/test/resources/deploying/case.cmmn")),
                "case.cmmn11.xml",
                Files.readString(Path.of("src/test/resources/deploying/case.cmmn")),
                "page.html",
                "<p>页面</p>",
                "code.js",
                "1",
                "notes.txt",
                "说明",
                "CALL.BPMN",
                calling("headTalk"));
        contents.forEach((name, content) -> {
            var answer = deploy(door, Map.of("safety-call.bpmn", calling("headTalk"), name, content));
            assertThat(answer).as(name).returns(400, Answer::status);
            assertThat(answer.message())
                    .isEqualTo(name + "：这种文件不能部署；只能部署流程（.bpmn、.bpmn20.xml）、判断表（.dmn、.dmn11.xml）和表单（.form），"
                            + "扩展名用小写，应去掉这个文件。");
        });
        assertThat(deployments()).isEmpty();
        assertThat(deploy(door, Map.of("safety-call.bpmn20.xml", calling("headTalk"))))
                .returns(200, Answer::status);
    }

    @Door.Each
    @DisplayName("没有一起来、以前也没有的，说是哪个")
    void whatIsMissingIsNamed(Door door) {
        var answer = deploy(door, Map.of("safety-call.bpmn", calling("safetyNowhere")));

        assertThat(answer).returns(400, Answer::status);
        assertThat(answer.message())
                .isEqualTo("safety-call.bpmn：“做一件事”（CallActivity_Do）要调用的流程 safetyNowhere 没有一起部署，以前也没有部署过；"
                        + "应把标识为 safetyNowhere 的流程一起部署。");
    }

    @Door.Each
    @DisplayName("以前部署过的流程可以调用")
    void whatWasDeployedBeforeCanBeCalled(Door door) {
        assertThat(deploy(door, Map.of("safety-call.bpmn", calling("headTalk"))))
                .returns(200, Answer::status);
    }

    @Door.Each
    @DisplayName("去掉的元素上还有实例，流程设计人员不能部署，写明由谁接替就能")
    void nobodyIsLeftBehindUnnoticed(Door door) {
        assertThat(deploy(door, Map.of("safety-wait.bpmn", waiting("Old", "")))).returns(200, Answer::status);
        runtime.startProcessInstanceByKey("safetyWait");
        runtime.startProcessInstanceByKey("safetyWait");

        var answer = deploy(door, Map.of("safety-wait.bpmn", waiting("New", "")));

        assertThat(answer).returns(400, Answer::status);
        assertThat(answer.message())
                .isEqualTo("safety-wait.bpmn：“等通知”（safetyWait）里没有了“等一等”（ReceiveTask_Old），还有 2 个实例停在那里，搬不到新模型上；"
                        + "应保留这一步，或者在接替它的元素上加属性 replaces，值为 ReceiveTask_Old。");
        assertThat(deploy(
                        door,
                        Map.of(
                                "safety-wait.bpmn",
                                waiting(
                                        "New",
                                        "<camunda:properties><camunda:property name=\"replaces\" value=\"ReceiveTask_Old\" />"
                                                + "</camunda:properties>"))))
                .returns(200, Answer::status);
    }

    @Test
    @DisplayName("程序自己升级模型，不因停着的实例而停下")
    void anUpgradeOfTheProgramGoesOn() {
        deployOurselves(waiting("Old", ""));
        runtime.startProcessInstanceByKey("safetyWait");

        assertThat(deployOurselves(waiting("New", "")).getId()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("初学者常犯的错，说清文件、元素和应该怎样")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bad-due.bpmn | UserTask_Work | “办理”（UserTask_Work）的期限“五天后”不是日期或时长；应写成 P5D（五天）、2027-03-25T00:00:00 或 ${…}。
                    bad-timer.bpmn | Event_Wait | “等五天”（Event_Wait）的时长“五天”不是时长；应写成 P5D（五天）、PT2H（两小时）或 ${…}。
                    endless.bpmn | ServiceTask_A | “办”（ServiceTask_A）以后一直转圈，走不到结束
                    plain-task.bpmn | Task_R | “开会”（Task_R）是没有类型的任务，谁也收不到，流程直接走过；应改成用户任务
                    no-id.dmn | no-id.dmn | 里的判断表“试验判断”没有标识；应填标识（ID），例如 studySufficient。
                    zeebe.bpmn | ServiceTask_Do | 是 Camunda 8 的模型（“办”（ServiceTask_Do）用了 zeebe:taskDefinition），本系统用的是 Camunda 7
                    """)
    void beginnersMistakesAreNamed(String file, String element, String sentence) throws IOException {
        var files = Map.of(file, broken(file), "probe-form.form", broken("probe-form.form"));
        for (var door : Door.values()) {
            var answer = deploy(door, files);

            assertThat(answer).returns(400, Answer::status);
            assertThat(answer.message()).contains(file + (sentence.startsWith("里") ? " " : "：") + sentence);
            assertThat(StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                            .map(error -> error.get("key").asText() + " "
                                    + error.get("label").asText()))
                    .contains(element + " " + file);
        }
        assertThat(deployments()).isEmpty();
    }

    @Door.Each
    @DisplayName("只有引擎自己认得出的错，也用中文说")
    void errorsOfTheEngineAreTranslated(Door door) {
        var model = calling("headTalk")
                .replace(
                        "<extensionElements>",
                        "<extensionElements><camunda:in source=\"campaign\" /><camunda:executionListener event=\"begin\" expression=\"${true}\" />");

        var answer = deploy(door, Map.of("safety-call.bpmn", model));

        assertThat(answer).returns(400, Answer::status);
        assertThat(answer.message())
                .contains("safety-call.bpmn：“做一件事”（CallActivity_Do）第 ")
                .contains("行的变量映射不完整，没有写 target；应填上。")
                .contains("行的监听器没有写对什么时候；应选 create、complete、start、end 等之一。")
                .doesNotContain("attribute");
        assertThat(deployments()).isEmpty();
    }

    @Door.Each
    @DisplayName("组是名册里有的")
    void groupsAreThoseOfTheRoster(Door door) throws IOException {
        var probe = broken("bad-due.bpmn").replace("五天后", "P5D");

        assertThat(deployProbe(door, probe)).returns(200, Answer::status);
        assertThat(deployProbe(door, probe.replace("\"office\"", "\"unit-002,supervision-01\"")))
                .returns(200, Answer::status);
        assertThat(deployProbe(door, probe.replace("\"office\"", "\"unit-nowhere\""))
                        .message())
                .startsWith("probe.bpmn：“办理”（UserTask_Work）的候选组“unit-nowhere”没有这个组；应是 office（活动办）");
    }

    private Answer deployProbe(Door door, String model) throws IOException {
        return deploy(door, Map.of("probe.bpmn", model, "probe-form.form", broken("probe-form.form")));
    }

    private static String broken(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/broken-models", file));
    }

    private Deployment deployOurselves(String model) {
        return repository
                .createDeployment()
                .name(NAME)
                .addString("safety-wait.bpmn", model)
                .deploy();
    }

    private Answer deploy(Door door, Map<String, String> files) {
        var parts = new HashMap<>(files);
        parts.put("deployment-name", NAME);
        return door.to(rest, "designer").post("/deployment/create", new Rest.Parts(parts));
    }

    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().deploymentName(NAME).list();
    }

    private static String model(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/model-check", file));
    }

    private static String calling(String process) {
        return process(
                "safetyCall",
                """
                <callActivity id="CallActivity_Do" name="做一件事" calledElement="%s">
                  <extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" /></extensionElements>
                </callActivity>
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="CallActivity_Do" />
                <endEvent id="EndEvent_Done" name="完成" />
                <sequenceFlow id="Flow_Done" sourceRef="CallActivity_Do" targetRef="EndEvent_Done" />
                """
                        .formatted(process));
    }

    private static String waiting(String name, String properties) {
        return process(
                "safetyWait",
                "<message id=\"Message_Notice\" name=\"safetyNotice\"/>",
                """
                <receiveTask id="ReceiveTask_%1$s" name="等一等" messageRef="Message_Notice">
                  <extensionElements>%2$s</extensionElements>
                </receiveTask>
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="ReceiveTask_%1$s" />
                <boundaryEvent id="Event_WaitDue" name="到期提醒" cancelActivity="false" attachedToRef="ReceiveTask_%1$s">
                  <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <endEvent id="EndEvent_Reminded" name="已提醒" />
                <sequenceFlow id="Flow_Reminded" sourceRef="Event_WaitDue" targetRef="EndEvent_Reminded" />
                <endEvent id="EndEvent_Done" name="完成" />
                <sequenceFlow id="Flow_Done" sourceRef="ReceiveTask_%1$s" targetRef="EndEvent_Done" />
                """
                        .formatted(name, properties));
    }

    private static String process(String id, String content) {
        return process(id, "", content);
    }

    private static String process(String id, String definitions, String content) {
        return Diagram.of(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  %s
                  <process id="%s" name="等通知" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="StartEvent_Begun" name="开始" />
                    %s
                  </process>
                </definitions>
                """
                        .formatted(definitions, id, content));
    }
}
