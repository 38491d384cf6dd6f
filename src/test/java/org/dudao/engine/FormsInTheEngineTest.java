package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.dudao.refusal.Refusal;
import org.dudao.support.Diagram;
import org.dudao.support.Door;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine stores of a submitted form with rows, hidden fields and computed fields. */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsInTheEngineTest {

    private static final String MODEL = Diagram.of(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="keepsALedger" name="台账" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="StartEvent_Begun" name="开始"/>
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="UserTask_FillIn"/>
                <userTask id="UserTask_FillIn" name="填报台账" camunda:assignee="u002" camunda:candidateGroups="unit-002"
                    camunda:dueDate="P5D" camunda:formRef="ledger" camunda:formRefBinding="deployment">
                  <extensionElements>
                    <camunda:inputOutput>
                      <camunda:outputParameter name="kept">${execution.getVariable('ledger')}${execution.getVariable('explanation')}</camunda:outputParameter>
                    </camunda:inputOutput>
                  </extensionElements>
                </userTask>
                <boundaryEvent id="Event_FillInDue" name="到期提醒" cancelActivity="false" attachedToRef="UserTask_FillIn">
                  <timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <endEvent id="EndEvent_Reminded" name="已提醒"/>
                <sequenceFlow id="Flow_Reminded" sourceRef="Event_FillInDue" targetRef="EndEvent_Reminded"/>
                <sequenceFlow id="Flow_Done" sourceRef="UserTask_FillIn" targetRef="EndEvent_Done"/>
                <endEvent id="EndEvent_Done" name="办结"/>
              </process>
            </definitions>
            """);

    private static final String FORM =
            """
            {"id":"ledger","type":"default","schemaVersion":16,"components":[
              {"id":"a","type":"textfield","key":"unitName","label":"单位","readonly":true},
              {"id":"b","type":"dynamiclist","path":"ledger","label":"整改台账","components":[
                {"id":"c","type":"textfield","key":"item","label":"事项","validate":{"required":true}},
                {"id":"d","type":"select","key":"kind","label":"类别","valuesKey":"kinds"}]},
              {"id":"e","type":"expression","key":"items","expression":"=count(ledger)","computeOn":"change"},
              {"id":"f","type":"textarea","key":"explanation","label":"说明","validate":{"required":true},
               "conditional":{"hide":"=items > 1"}}]}
            """;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    private String deployment = "";

    @BeforeAll
    void deploy() {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("keeps-a-ledger.bpmn", MODEL)
                .addString("ledger.form", FORM)
                .deploy()
                .getId();
    }

    @AfterAll
    void takeAway() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Door.Each
    @DisplayName("任务里只留下表单收下的内容")
    void onlyWhatTheFormTakesIsStored(Door door) {
        for (var way : List.of("submit-form", "complete")) {
            var task = open();
            var posted = new HashMap<String, Object>();
            posted.put("unitName", Map.of("value", "改过的单位"));
            posted.put("ledger", json("[{\"item\":\"清理文件\",\"kind\":\"now\"},{\"item\":\"压缩会议\"}]"));
            posted.put("items", Map.of("value", 99));

            var answer = door.to(rest, "u002").post("/task/" + task.getId() + "/" + way, Map.of("variables", posted));

            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
            assertThat(stored(task, "unitName")).isEqualTo("县水务局");
            assertThat(stored(task, "items")).isEqualTo(2);
            assertThat(stored(task, "explanation")).isNull();
            assertThat(stored(task, "ledger"))
                    .hasToString("[{\"item\":\"清理文件\",\"kind\":\"now\"},{\"item\":\"压缩会议\",\"kind\":null}]");
        }
    }

    @Door.Each
    @DisplayName("哪一行错了就说哪一行")
    void aRefusalNamesTheRow(Door door) {
        var task = open();
        var ledger = json("[{\"item\":\"清理文件\",\"kind\":\"later\"},{\"kind\":\"now\"}]");

        var answer = door.to(rest, "u002")
                .post("/task/" + task.getId() + "/submit-form", Map.of("variables", Map.of("ledger", ledger)));

        assertThat(answer).returns(400, Answer::status);
        assertThat(answer.message()).isEqualTo("“整改台账·第1行·类别”不在可选范围内；“整改台账·第2行·事项”必须填写。");
        assertThat(stored(task, "ledger")).isNull();
    }

    @Test
    @DisplayName("程序接口办结也要核对")
    void theJavaApiIsAskedForTheFormToo() {
        var task = open();
        engine.getIdentityService().setAuthentication("u002", List.of("unit-002"));
        try {
            assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), Map.of("items", 1)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("“说明”必须填写。");
            engine.getTaskService().complete(task.getId(), Map.of("explanation", "没有问题"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        assertThat(stored(task, "items")).isEqualTo(0);
        assertThat(stored(task, "explanation")).isEqualTo("没有问题");
    }

    private Task open() {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "keepsALedger",
                        Map.of("unitName", "县水务局", "kinds", Spin.JSON("[{\"label\":\"立行立改\",\"value\":\"now\"}]")));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    /** The variable in any scope; null also when it does not exist. */
    private @Nullable Object stored(Task task, String variable) {
        var found = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .variableName(variable)
                .list();
        assertThat(found).hasSizeLessThan(2);
        return found.isEmpty() ? null : found.get(0).getValue();
    }

    private static Map<String, Object> json(String json) {
        return Map.of("value", json, "type", "Json");
    }
}
