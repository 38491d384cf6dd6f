package org.dudao.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.dudao.support.Tasklist.completeButton;
import static org.dudao.support.Tasklist.open;
import static org.dudao.support.Tasklist.tab;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Chromium;
import org.dudao.support.Diagram;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Text that is typed fast into a form in Tasklist is kept, whatever field it follows. */
@DudaoTest
class FastTypingTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String WORDS = "after the number 37";

    @Autowired
    ProcessEngine engine;

    @Autowired
    Rest rest;

    @LocalServerPort
    int port;

    private RunningModels models;
    private Task task;

    @BeforeEach
    void aFormWithEveryKindOfField() {
        models = new RunningModels(engine, rest);
        models.deploy(Map.of("typing.bpmn", PROCESS, "typing.form", FORM));
        engine.getRuntimeService().startProcessInstanceByKey("typing");
        task = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("typing")
                .singleResult();
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
    }

    @Test
    @DisplayName("填完一栏按Tab接着打字，一个字也不丢")
    void textTypedRightAfterAnotherFieldIsKept() {
        CHROMIUM.as("u002", port, page -> {
            openForm(page);
            page.getByLabel("到会人数").focus();
            types(page, "37");
            types(page, WORDS);
            types(page, "56");
            types(page, WORDS);
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            types(page, WORDS);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            types(page, WORDS);
            types(page, "12");
            types(page, WORDS);

            assertThat(page.getByLabel("到会人数")).hasValue("37");
            assertThat(page.getByLabel("应到人数")).hasValue("56");
            for (var text : List.of("主持人", "会议情况", "请假人员", "缺席原因")) {
                assertThat(page.getByLabel(text)).hasValue(WORDS);
            }
            assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("整改事项")))
                    .hasValue(WORDS);
        });
    }

    @Test
    @DisplayName("填完一栏按Tab再粘贴，粘贴的内容还在")
    void textPastedRightAfterAnotherFieldIsKept() {
        CHROMIUM.as("u002", port, page -> {
            openForm(page);
            page.getByLabel("到会人数").focus();
            types(page, "37");
            page.keyboard().insertText("为民务实清廉");
            page.keyboard().press("Tab");
            types(page, "56");

            assertThat(page.getByLabel("主持人")).hasValue("为民务实清廉");
        });
    }

    private void openForm(Page page) {
        open(page, task);
        tab(page, "表单");
        assertThat(completeButton(page)).isEnabled();
    }

    /** Types like a fast typist and moves on to the next field. */
    private static void types(Page page, String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(60));
        page.keyboard().press("Tab");
    }

    private static final String PROCESS = Diagram.of(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="typing" name="试验" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="StartEvent_Begun" name="开始"/>
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="UserTask_FillIn"/>
                <userTask id="UserTask_FillIn" name="试验" camunda:assignee="u002" camunda:candidateGroups="unit-002"
                    camunda:dueDate="P5D" camunda:formRef="typing" camunda:formRefBinding="deployment">
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
            {"id": "typing", "type": "default", "schemaVersion": 16, "components": [
              {"type": "number", "id": "Field_present", "key": "present", "label": "到会人数"},
              {"type": "textfield", "id": "Field_chair", "key": "chair", "label": "主持人"},
              {"type": "number", "id": "Field_members", "key": "members", "label": "应到人数"},
              {"type": "textarea", "id": "Field_course", "key": "course", "label": "会议情况"},
              {"type": "checkbox", "id": "Field_excused", "key": "excused", "label": "有人请假"},
              {"type": "textfield", "id": "Field_absent", "key": "absent", "label": "请假人员"},
              {"type": "radio", "id": "Field_made", "key": "made", "label": "已补课",
               "values": [{"label": "是", "value": "yes"}, {"label": "否", "value": "no"}]},
              {"type": "textarea", "id": "Field_why", "key": "why", "label": "缺席原因"},
              {"type": "dynamiclist", "id": "List_Rows", "path": "rows", "label": "清单", "allowAddRemove": true,
               "defaultRepetitions": 1, "components": [
                 {"type": "number", "id": "Field_line", "key": "line", "label": "第几项"},
                 {"type": "textfield", "id": "Field_item", "key": "item", "label": "整改事项"}]}]}
            """;
}
