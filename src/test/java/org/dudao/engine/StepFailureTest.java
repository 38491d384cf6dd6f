package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.LineModel;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.RunningModels;
import org.dudao.support.SmallProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that fails after a step: the person who completed the step gets a sentence, the administrator an incident. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class StepFailureTest {

    private static final String BEAN = "brokenTasks";

    private static final String FAILING =
            "<serviceTask id=\"ServiceTask_Tell\" name=\"通报\" camunda:expression=\"${brokenTasks.fail()}\"/>";

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ConfigurableListableBeanFactory beans;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Rest rest;

    private RunningModels models;

    /** Called by the process. */
    public static class BrokenTasks {
        public void fail() {
            throw new IllegalStateException("broken on purpose");
        }

        /** The engine writes the variable at the end of the command. */
        public void store(DelegateExecution execution) {
            execution.setVariable("text", "长".repeat(4001));
        }

        public int overflow(int depth) {
            return depth < 0 ? 0 : overflow(depth + 1);
        }
    }

    @BeforeEach
    void register() {
        beans.registerSingleton(BEAN, new BrokenTasks());
        models = new RunningModels(engine, rest);
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
        ((DefaultSingletonBeanRegistry) beans).destroySingleton(BEAN);
    }

    @Test
    @DisplayName("流程绕一圈调用自己，到第20层就停")
    void aProcessThatCallsItselfStops() {
        models.deploy(Map.of("calls-itself.bpmn", SmallProcess.withCall("callsItself", "callsItself")));

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("callsItself"))
                .hasStackTraceContaining("流程一层套一层调用了 21 层，可能绕一圈又调用自己；请告诉管理员。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${missing.length()}\"/>",
                "<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${brokenTasks.fail()}\"/>",
                "<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${brokenTasks.overflow(1)}\"/>",
                "<businessRuleTask id=\"Step_Next\" name=\"通报\" camunda:decisionRef=\"no-such-decision\"/>",
                "<callActivity id=\"Step_Next\" name=\"通报\" calledElement=\"noSuchProcess\"/>",
                "<userTask id=\"Step_Next\" name=\"通报\" camunda:dueDate=\"五天后\"/>",
                "<userTask id=\"Step_Next\" name=\"通报\" camunda:candidateGroups=\"${missing}\"/>"
            })
    @DisplayName("下一步出错：办结的人看到一句话，填的没有提交，管理员在 Cockpit 看到事故")
    void aFailingStepIsAnIncidentAndASentence(String step) {
        var task = started(step);

        var answer = completes(Door.APPS, task);

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.message())
                .isEqualTo("暂时办结不了：办结以后，流程在“通报”（Step_Next）走不下去。填写的内容没有提交，任务还在您这里；已经报告管理员，等处理以后再办结。");
        assertThat(open(task).getAssignee()).isEqualTo("sg01");
        assertThat(incidents(task))
                .singleElement()
                .satisfies(incident ->
                        assertThat(incident.getIncidentMessage()).startsWith("办结“核对”以后，流程在“通报”（Step_Next）走不下去："))
                .returns("UserTask_Check", Incident::getActivityId)
                .returns("failedStep", Incident::getIncidentType);
    }

    @Door.Each
    @DisplayName("没有一条路走得通，也一样")
    void noWayOutOfAGatewayIsAnIncident(Door door) {
        var task = started(
                """
                <exclusiveGateway id="Step_Next" name="通过了吗"/>
                <sequenceFlow id="Flow_Never" sourceRef="Step_Next" targetRef="EndEvent_Never">
                  <conditionExpression>${false}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="Flow_NeverEither" sourceRef="Step_Next" targetRef="EndEvent_Never">
                  <conditionExpression>${false}</conditionExpression>
                </sequenceFlow>
                <endEvent id="EndEvent_Never"/>""",
                "");

        assertThat(completes(door, task).message()).contains("流程在“通过了吗”（Step_Next）走不下去");
        assertThat(incidents(task)).hasSize(1);
    }

    @Test
    @DisplayName("存不进数据库，也一样")
    void aFailureAtTheEndOfTheCommandIsAnIncident() {
        var task = started(
                "<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${brokenTasks.store(execution)}\"/>");

        assertThat(completes(Door.REST, task).message()).startsWith("暂时办结不了：办结以后，流程在下一步走不下去。");
        assertThat(incidents(task)).hasSize(1);
    }

    @Test
    @DisplayName("流程暂停的，说是暂停，不算事故")
    void aSuspendedProcessIsNoIncident() {
        var task = started("<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${0}\"/>");
        runtime.suspendProcessInstanceById(task.getProcessInstanceId());

        var answer = completes(Door.REST, task);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).isEqualTo("这个流程已经暂停，等管理员恢复以后再办。");
        assertThat(incidents(task)).isEmpty();
    }

    @Test
    @DisplayName("再试一次还是不行，不再多报一起事故；修好以后办结了，事故随之消除")
    void theIncidentIsReportedOnceAndEndsWithTheTask() {
        var task = started("<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${missing.length()}\"/>");
        completes(Door.REST, task);
        completes(Door.REST, task);
        assertThat(incidents(task)).hasSize(1);

        runtime.setVariable(task.getProcessInstanceId(), "missing", "有了");
        assertThat(completes(Door.REST, task).status()).isEqualTo(204);

        assertThat(incidents(task)).isEmpty();
        assertThat(history.createHistoricIncidentQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .isOpen())
                .isFalse();
    }

    @Test
    @DisplayName("在我们自己的事务里办结出错，事务回滚以后也有事故")
    void anIncidentIsReportedAfterASurroundingTransaction() {
        var task = started("<serviceTask id=\"Step_Next\" name=\"通报\" camunda:expression=\"${brokenTasks.fail()}\"/>");
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    runtime.setVariable(task.getProcessInstanceId(), "locked", 1);
                    completesAs("sg01", task);
                }))
                .hasMessageContaining("走不下去");

        assertThat(incidents(task)).hasSize(1);
        assertThat(runtime.getVariable(task.getProcessInstanceId(), "locked")).isNull();
    }

    @Test
    @DisplayName("被调用的流程里出错，也说出是哪一步")
    void aStepOfACalledProcessIsNamed() {
        models.deploy(Map.of("part.bpmn", process("part", "", "<startEvent id=\"StartEvent_Begun\"/>", FAILING)));
        var task = started("<callActivity id=\"Step_Next\" name=\"分头办\" calledElement=\"part\"/>");

        assertThat(completes(Door.REST, task).message()).contains("流程在“通报”（ServiceTask_Tell）走不下去");
        assertThat(incidents(task)).hasSize(1);
    }

    @Door.Each
    @DisplayName("发起时出错：说出是哪个流程、哪一步，写进日志，什么也没有留下")
    void aFailingStartNamesProcessAndStep(Door door, CapturedOutput output) {
        models.deploy(Map.of(
                "part.bpmn",
                process(
                        "part",
                        "name=\"通报流程\" camunda:candidateStarterUsers=\"sg01\"",
                        "<startEvent id=\"StartEvent_Begun\"/>",
                        FAILING)));

        var answer = door.to(rest, "sg01").post("/process-definition/key/part/start", Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.message())
                .isEqualTo("发起不了“通报流程”（part）：它在“通报”（ServiceTask_Tell）走不下去，这次没有发起。原因已经写进日志，请告诉管理员，等处理以后再发起。");
        assertThat(output)
                .contains("failed in process “通报流程”（part） at step “通报”（ServiceTask_Tell）", "broken on purpose");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("part")
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("收到消息以后出错：说出流程和步骤，等消息的那一步有事故；修好以后收到消息，事故消除")
    void aFailingMessageIsAnIncidentOfTheWaitingStep() {
        models.deploy(
                Map.of(
                        "part.bpmn",
                        process(
                                "part",
                                "name=\"通报流程\"",
                                """
                        <startEvent id="StartEvent_Begun"/>
                        <sequenceFlow id="Flow_Wait" sourceRef="StartEvent_Begun" targetRef="Event_Wait"/>
                        <intermediateCatchEvent id="Event_Wait" name="等通知">
                          <messageEventDefinition messageRef="Message_Go"/>
                        </intermediateCatchEvent>""",
                                "<serviceTask id=\"ServiceTask_Tell\" name=\"通报\" camunda:expression=\"${missing.length()}\"/>")));
        var instance = runtime.startProcessInstanceByKey("part").getId();

        assertThatThrownBy(() -> go(instance))
                .isInstanceOf(Refusal.class)
                .hasMessage("流程“通报流程”（part）在“通报”（ServiceTask_Tell）走不下去，这次的操作没有生效；已经报告管理员，等处理以后再办。");

        assertThat(runtime.createIncidentQuery().processInstanceId(instance).list())
                .singleElement()
                .returns("Event_Wait", Incident::getActivityId)
                .returns("failedStep", Incident::getIncidentType)
                .satisfies(incident ->
                        assertThat(incident.getIncidentMessage()).startsWith("收到消息以后，流程在“通报”（ServiceTask_Tell）走不下去："));
        runtime.setVariable(instance, "missing", "有了");
        go(instance);
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("part").count())
                .isZero();
    }

    /** As one of our own services does it for a user. */
    private void go(String instance) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("office", null, List.of()));
        try {
            runtime.createMessageCorrelation("go").processInstanceId(instance).correlate();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** A process whose last step follows the first part. */
    private static String process(String key, String attributes, String first, String last) {
        var ids = Pattern.compile("id=\"((?:Start)?Event_\\w+)\"")
                .matcher(first)
                .results()
                .map(id -> id.group(1))
                .toList();
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://dudao.org/test">
                  <message id="Message_Go" name="go"/>
                  <process id="%s" %s isExecutable="true" camunda:historyTimeToLive="1">
                    %s
                    <sequenceFlow id="Flow_In" sourceRef="%s" targetRef="ServiceTask_Tell"/>
                    %s
                    <sequenceFlow id="Flow_Out" sourceRef="ServiceTask_Tell" targetRef="EndEvent_Done"/>
                    <endEvent id="EndEvent_Done"/>
                  </process>
                </definitions>
                """
                .formatted(key, attributes, first, ids.get(ids.size() - 1), last);
    }

    private Task started(String step) {
        return started(step, "<sequenceFlow id=\"Flow_Out\" sourceRef=\"Step_Next\" targetRef=\"EndEvent_Done\"/>");
    }

    private Task started(String step, String out) {
        models.deploy(Map.of(
                "failing.bpmn",
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://dudao.org/test">
                  <process id="failing" isExecutable="true" camunda:historyTimeToLive="1">
                    <startEvent id="StartEvent_Begun"/>
                    <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="UserTask_Check"/>
                    <userTask id="UserTask_Check" name="核对" camunda:assignee="sg01" camunda:formRef="sheet"
                        camunda:formRefBinding="deployment"/>
                    <sequenceFlow id="Flow_In" sourceRef="UserTask_Check" targetRef="Step_Next"/>
                    %s%s
                    <endEvent id="EndEvent_Done"/>
                  </process>
                </definitions>
                """
                        .formatted(step, out),
                "sheet.form",
                LineModel.SHEET));
        ProcessInstance instance = runtime.startProcessInstanceByKey("failing");
        return models.taskOf(instance);
    }

    private Answer completes(Door door, Task task) {
        return door.to(rest, "sg01").post("/task/%s/submit-form".formatted(task.getId()), Map.of());
    }

    private void completesAs(String login, Task task) {
        engine.getIdentityService().setAuthentication(login, List.of("supervision-01"));
        try {
            tasks.complete(task.getId());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Task open(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    private List<Incident> incidents(Task task) {
        return runtime.createIncidentQuery()
                .processInstanceId(task.getProcessInstanceId())
                .list();
    }
}
