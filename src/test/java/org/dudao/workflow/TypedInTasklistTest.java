package org.dudao.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.Tasklist.claim;
import static org.dudao.support.Tasklist.completeButton;
import static org.dudao.support.Tasklist.open;
import static org.dudao.support.Tasklist.tab;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Chromium;
import org.dudao.support.Diagram;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What happens to text that is typed into a form in Tasklist. */
@DudaoTest
class TypedInTasklistTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String GOALS = "目标要求";
    private static final String SAVED = "草稿已保存";

    @Autowired
    Office office;

    @Autowired
    ProcessEngine engine;

    @LocalServerPort
    int port;

    private Task plan;
    private Task speech;

    @BeforeEach
    void launch() {
        var unit = office.launches().unit("002");
        plan = unit.handInOf("implementation-plan");
        speech = unit.handInOf("mobilisation-speech");
    }

    @Test
    @DisplayName("在一台电脑上填的，在另一台电脑上接着填")
    void whatIsTypedIsThereOnAnotherComputer() {
        as("u002", page -> types(page, "为民务实清廉"));
        as("u002", page -> {
            openForm(page, plan);
            assertThat(page.getByLabel(GOALS)).hasValue("为民务实清廉");
        });
    }

    @Test
    @DisplayName("离开表单，再回来，填的还在")
    void leavingTheFormLosesNothing() {
        as("u002", page -> {
            openForm(page, plan);
            page.getByLabel(GOALS).fill("换一个标签页");
            tab(page, "历史");
            tab(page, "表单");
            assertThat(page.getByLabel(GOALS)).hasValue("换一个标签页");

            page.getByLabel(GOALS).fill("换一项任务");
            open(page, speech);
            tab(page, "表单");
            assertThat(page.getByLabel("讲话人")).isVisible();
            open(page, plan);
            tab(page, "表单");
            assertThat(page.getByLabel(GOALS)).hasValue("换一项任务");
        });
    }

    @Test
    @DisplayName("在两处填同一张表单，由本人选用哪一处的")
    void thePersonChoosesBetweenTwoDrafts() {
        as("u002", home -> {
            openForm(home, plan);
            as("u002", page -> types(page, "办公室填的"));
            home.getByLabel(GOALS).fill("家里填的");
            assertThat(home.getByText("您在另一处也在起草这项任务")).isVisible();
            completeButton(home).click();
            button(home, "载入那边的").click();
            assertThat(home.getByLabel(GOALS)).hasValue("办公室填的");

            as("u002", page -> types(page, "办公室又填的"));
            home.getByLabel(GOALS).fill("还是家里填的");
            button(home, "用这里的覆盖").click();
            assertThat(home.getByText(SAVED)).isVisible();
        });
        as("u002", page -> {
            openForm(page, plan);
            assertThat(page.getByLabel(GOALS)).hasValue("还是家里填的");
        });
    }

    @Test
    @DisplayName("表单刚打开就填，草稿后到，填的不被草稿盖掉")
    void whatIsTypedBeforeTheDraftComesContinuesIt() {
        as("u002", page -> types(page, "先填的"));
        as("u002", page -> {
            open(page, plan);
            // The tab 材料 has loaded the draft, so the next request is the one of the form.
            assertThat(page.getByText(SAVED)).isVisible();
            page.route(
                    "**/draft",
                    comesLate -> {
                        page.getByLabel(GOALS).fill("接着填的");
                        comesLate.resume();
                    },
                    new Page.RouteOptions().setTimes(1));
            // The line above the form still says that the first draft is saved, so wait for the request that saves this
            // one.
            page.waitForResponse(TypedInTasklistTest::savesDraft, () -> tab(page, "表单"));
            assertThat(page.getByLabel(GOALS)).hasValue("接着填的");
        });
        as("u002", page -> {
            openForm(page, plan);
            assertThat(page.getByLabel(GOALS)).hasValue("接着填的");
        });
    }

    @Test
    @DisplayName("同事也在填，会告诉，内容不给看")
    void aColleagueIsToldAndSeesNothing() {
        as("u002", page -> types(page, "没想好"));
        as("u002-1", page -> {
            open(page, plan);
            tab(page, "表单");
            assertThat(page.getByText("也在起草这项任务，提交前请商量")).isVisible();
            assertThat(page.getByLabel(GOALS)).hasValue("");
        });
    }

    @Test
    @DisplayName("刚填完就提交，等存好了再提交")
    void completingWaitsForTheDraft() {
        var sent = new ArrayList<String>();
        as("u002", page -> {
            openForm(page, plan);
            page.getByLabel(GOALS).fill("为民务实清廉");
            page.getByLabel("方法步骤").fill("集中学习");
            page.getByLabel("组织领导").fill("一把手负总责");
            page.onResponse(response -> sent.add(response.url().replaceAll(".*/", "") + " " + response.status()));
            assertThat(page.getByText("稍后自动保存")).isVisible();
            // Neither text nor file: the person is asked first.
            completeButton(page).click();
            assertThat(page.getByText("正文没有写，也没有附件。只交表单里填的内容吗？")).isVisible();
            button(page, "取消").click();
            assertThat(sent).noneMatch(answer -> answer.startsWith("submit-form"));
            completeButton(page).click();
            button(page, "只交表单").click();
            assertThat(page.getByText("请在列表中选择任务")).isVisible();
        });

        assertThat(sent).containsSubsequence("draft 200", "submit-form 204").doesNotContain("draft 404");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(plan.getId())
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("每项任务先开“材料”页，本人先选了别的页就不动")
    void theMaterialOpensFirstUnlessAnotherTabWasChosen() {
        as("u002", page -> {
            page.route(
                    "**/material",
                    comesLate -> {
                        tab(page, "表单");
                        comesLate.resume();
                    },
                    new Page.RouteOptions().setTimes(1));
            open(page, plan);
            assertThat(page.locator("body.dudao-has-material")).isVisible();
            assertThat(page.locator(".task-card .nav-tabs .active")).containsText("表单");

            open(page, speech);
            assertThat(page.getByLabel("正文")).isVisible();
        });
    }

    @Test
    @DisplayName("公用电脑的浏览器里不留填过的内容")
    void theBrowserKeepsNothingOfIt() {
        as("u002", page -> {
            types(page, "没想好");
            assertThat(page.locator("button[ng-click='save($event)']")).isHidden();
            page.evaluate("localStorage.setItem('camunda-form:' + '%s', '{\"goals\":\"旧的\"}')".formatted(plan.getId()));
            assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).doesNotContain("旧的", "没想好");
        });
    }

    @Test
    @DisplayName("填过列表里的一行，仍能提交；填错的一行删掉以后也能")
    void aListInAFormLeavesNobodyWithADeadButton() {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("list.bpmn", LIST_PROCESS)
                .addString("list.form", LIST_FORM)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("list");
        var task = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("list")
                .singleResult();
        try {
            as("u002", page -> {
                open(page, task);
                tab(page, "表单");
                var item = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("事项"));
                item.fill("修桥");
                assertThat(page.getByText(SAVED)).isVisible();
                assertThat(completeButton(page)).isEnabled();

                button(page, "增加一行").click();
                item.nth(1).fill("补路");
                item.nth(1).fill("");
                assertThat(page.getByText("必须填写。")).isVisible();
                assertThat(completeButton(page)).isDisabled();

                button(page, "删除第 2 行").click();
                assertThat(completeButton(page)).isEnabled();
            });
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    // Helpers

    private void as(String login, Consumer<Page> work) {
        CHROMIUM.as(login, port, work);
    }

    private static void openForm(Page page, Task task) {
        open(page, task);
        claim(page);
        tab(page, "表单");
        assertThat(completeButton(page)).isEnabled();
    }

    private void types(Page page, String goals) {
        openForm(page, plan);
        page.waitForResponse(
                TypedInTasklistTest::savesDraft, () -> page.getByLabel(GOALS).fill(goals));
        assertThat(page.getByText(SAVED)).isVisible();
    }

    private static boolean savesDraft(Response response) {
        return response.url().endsWith("/draft") && response.request().method().equals("PUT");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static final String LIST_PROCESS = Diagram.of(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="list" name="试验" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="StartEvent_Begun" name="开始"/>
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="UserTask_FillIn"/>
                <userTask id="UserTask_FillIn" name="试验" camunda:assignee="u002" camunda:candidateGroups="unit-002"
                    camunda:dueDate="P5D" camunda:formRef="list" camunda:formRefBinding="deployment">
                  <extensionElements>
                    <camunda:inputOutput>
                      <camunda:outputParameter name="kept">${execution.getVariable('items')}</camunda:outputParameter>
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

    private static final String LIST_FORM =
            """
            {"id": "list", "type": "default", "schemaVersion": 16, "components": [
              {"type": "dynamiclist", "id": "List_Items", "path": "items", "label": "整改清单", "allowAddRemove": true,
               "defaultRepetitions": 1, "layout": {"row": "Row_1"}, "components": [
                 {"type": "textfield", "id": "Field_item", "key": "item", "label": "事项", "validate": {"required": true},
                  "layout": {"row": "Row_2"}}]}]}
            """;
}
