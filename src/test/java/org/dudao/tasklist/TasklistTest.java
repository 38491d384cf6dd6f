package org.dudao.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dudao.support.Tasklist.claim;
import static org.dudao.support.Tasklist.complete;
import static org.dudao.support.Tasklist.completeButton;
import static org.dudao.support.Tasklist.open;
import static org.dudao.support.Tasklist.tab;
import static org.dudao.support.Tasklist.task;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Chromium;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist as its participants see it: what is to do, what an act led to, what a task is about. */
@DudaoTest
class TasklistTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String GOALS = "目标要求";
    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @LocalServerPort
    int port;

    private TestCampaign campaign;
    private Task plan;

    @BeforeEach
    void launch() {
        campaign = office.launches();
        plan = campaign.unit("003").handInOf(PLAN);
    }

    // Who finds what

    @Test
    @DisplayName("一进来就看到自己和本单位的事，每个筛选都有数")
    void theFirstFilterHasTheWorkOfTheUnitAndEachFilterItsNumber() {
        as("u003", page -> {
            assertThat(page.locator(".task-filter.active")).containsText("我和本单位待办");
            assertThat(page.locator(".task-filter.active .dudao-count")).hasText(Pattern.compile("[1-9][0-9]*"));
            assertThat(page.locator(".task-filter .dudao-count"))
                    .hasCount(page.locator(".task-filter").count());

            var card = page.locator("li.task", new Page.LocatorOptions().setHas(task(page, "县司法局 · 实施方案")))
                    .first();
            assertThat(card).containsText("学习教育");
            assertThat(card).containsText(Pattern.compile("月\\d+日（星期.）到期，还有\\d+天|今天.*到期|已逾期\\d+天"));
            assertThat(card).containsText("还没有人认领");
            assertThat(card.locator(".priority")).isHidden();
        });
    }

    @Test
    @DisplayName("期限写成几月几日、星期几、还有几天；当天的写几点；过了的写逾期几天")
    void theDueDateIsSaidInWords() {
        var due = new LinkedHashMap<String, String>();
        due.put("2014-04-27T09:00:00+08:00", "4月30日（星期三）到期，还有3天");
        due.put("2013-12-31T23:00:00+08:00", "2014年4月30日（星期三）到期，还有120天");
        due.put("2014-04-30T09:00:00+08:00", "今天17:30到期");
        due.put("2014-04-30T17:31:00+08:00", "今天17:30已经到期");
        due.put("2014-05-02T00:01:00+08:00", "4月30日到期，已逾期2天");
        as(
                "u003",
                page -> due.forEach((now, words) -> assertThat(page.evaluate(
                                """
                        async now => (await import('/assets/tasklist-plugin/task-cards.js'))
                          .dueInWords('2014-04-30T17:30:00+08:00', new Date(now))""",
                                now))
                        .isEqualTo(words)));
    }

    @Test
    @DisplayName("退回的材料回到提交人名下，写明“退回”和办理人的姓名")
    void aReturnedTaskComesBackToWhoHandedItIn() {
        campaign.of("u003-1").handsIn(PLAN);
        campaign.supervision("01").returns("003", PLAN, "写明责任人");

        var returned = campaign.unit("003").handInOf(PLAN);
        assertThat(returned.getAssignee()).isEqualTo("u003-1");
        var name = rest.basic("u003-1").get("/api/me").json().path("name").asText();
        as("u003", page -> {
            open(page, returned);
            assertThat(page.locator(".task-details .assignee")).containsText(name);
            var card = page.locator("li.task.active");
            assertThat(card).containsText("退回");
            assertThat(card).containsText("由" + name + "办理");
            assertThat(card.getByText("u003-1")).isHidden();
        });
    }

    @Test
    @DisplayName("卡片只给看得见这项任务的人，一次要不了太多")
    void cardsAreForThoseWhoSeeTheTask() {
        var cards = "/api/task-cards?task=" + plan.getId();
        assertThat(rest.basic("u003").get(cards).json()).hasSize(1);
        assertThat(rest.basic("u004").get(cards).json()).isEmpty();
        assertThat(rest.basic("u004")
                        .get("/api/tasks/" + plan.getId() + "/diagrams")
                        .status())
                .isEqualTo(404);
        assertThat(rest.basic("u004")
                        .get("/api/tasks/" + plan.getId() + "/guide")
                        .status())
                .isEqualTo(404);
        assertThat(rest.basic("u003")
                        .get("/api/task-cards?" + "task=a%d&".repeat(101).formatted(numbers(101)))
                        .status())
                .isEqualTo(400);
    }

    // Words after an act

    @Test
    @DisplayName("提交以后说已提交")
    void successIsSaid() {
        as("u003", page -> {
            openForm(page, plan);
            assertThat(completeButton(page)).hasText("提交");
            fillPlan(page);
            completeButton(page).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("只交表单"))
                    .click();
            assertThat(success(page)).hasText(Pattern.compile("已提交：县司法局 · 实施方案 · 第1轮。.*"));
            assertThat(success(page)).isFocused();

            page.locator("li.task a").first().click();
            assertThat(success(page)).isHidden();
        });
    }

    @Test
    @DisplayName("按钮写明通过还是退回，被拒绝的话写在按钮上方，改好就没有了")
    void aRefusalGoesWhenItsCauseIsGone() {
        campaign.unit("003").handsIn(PLAN);
        var review = campaign.supervision("01").reviewOf("unit-003", PLAN);
        as("sg01", page -> {
            openForm(page, review);
            assertThat(completeButton(page)).hasText("提交");
            completeButton(page).click();
            assertThat(page.locator(".page-notifications .alert-danger")).containsText("没有提交。有标红的栏目的，请先改正");
            page.getByLabel("退回返工").check();
            assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
            assertThat(completeButton(page)).hasText("退回返工");
            page.getByLabel("通过", new Page.GetByLabelOptions().setExact(true)).check();
            assertThat(completeButton(page)).hasText("通过");

            completeButton(page).click();
            var refusal = page.locator(".dudao-refusal");
            assertThat(refusal).containsText("没有通过：还不能通过，审核标准还有");
            assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
            tab(page, "材料");
            assertThat(refusal).hasCount(0);
            tab(page, "表单");

            for (var standard : List.of("结合本单位实际，不照搬照套上级方案", "任务分工、时间安排明确", "规定动作不漏项")) {
                page.getByLabel(standard).check();
            }
            complete(page);
            assertThat(refusal).hasCount(0);
            assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
            assertThat(success(page)).containsText("已办理（通过）：县司法局 · 实施方案 · 第1轮。");
        });
    }

    @Test
    @DisplayName("按钮上的字由模型给：开启")
    void theModelNamesTheButton() {
        var opening = campaign.campaignTask("UserTask_OpenStage");
        as("office", page -> {
            openForm(page, opening);
            assertThat(completeButton(page)).hasText("开启");
        });
    }

    // The end of a session

    @Test
    @DisplayName("填着填着登录失效，会告诉；重新登录回到这项任务，没存上的还在，存好就从浏览器里清除")
    void theWordsSurviveTheEndOfTheSession() {
        as("u003", page -> {
            openForm(page, plan);
            typesWhileTheSessionEnds(page);
            assertThat(page.getByText("还没有保存的内容留在本窗口")).isVisible();

            logIn(page, "u0033");
            assertThat(page.getByText("登录名或密码不对")).isVisible();
            logIn(page, "u003");
            assertThat(page).hasURL(Pattern.compile(".*task=" + plan.getId() + ".*"));
            tab(page, "表单");
            assertThat(page.getByLabel(GOALS)).hasValue("为民务实清廉");
            assertThat(page.getByText("草稿已保存")).isVisible();
            assertThat(keptWords(page)).isEqualTo("{}");
        });
    }

    @Test
    @DisplayName("登录失效以后别人登录，没存上的内容就从浏览器里清除")
    void anotherPersonFindsNothingOfIt() {
        as("u003", page -> {
            openForm(page, plan);
            typesWhileTheSessionEnds(page);
            assertThat(keptWords(page)).contains("为民务实清廉");

            logIn(page, "u003-1");
            tab(page, "表单");
            assertThat(page.getByLabel(GOALS)).hasValue("");
            assertThat(keptWords(page)).isEqualTo("{}");
        });
    }

    @Test
    @DisplayName("在别的窗口又登录了，回到这项任务")
    void aLoginElsewhereLeadsBackToTheTask() {
        var place = "/camunda/app/tasklist/default/#/?task=" + plan.getId();
        as("u003", page -> {
            page.navigate("http://localhost:%d/login?ended&from=%s".formatted(port, place.replace("#", "%23")));
            assertThat(page).hasURL(Pattern.compile(".*#/\\?.*task=" + plan.getId() + ".*"));
            page.navigate("http://localhost:%d/login?from=https://example.org".formatted(port));
            assertThat(page.locator(".task-filter.active")).isVisible();
        });
    }

    // A slow start

    @Test
    @DisplayName("网络再慢也等；取不到程序就说出来")
    void aSlowStartIsWaitedForAndAFailureIsSaid() {
        as("u003", page -> {
            page.route("**/lib/globalize.js*", late -> {
                assertThat(page.evaluate("window.require.s.contexts._.config.waitSeconds"))
                        .isEqualTo(0);
                late.abort();
            });
            page.reload();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("页面没有打开");
            page.unroute("**/lib/globalize.js*");
            page.getByText("重新打开").click();
            assertThat(page.locator(".task-filter.active")).isVisible();
        });
    }

    // What a task is about

    @Test
    @DisplayName("历史是材料的经过，流程图标出走到哪一步，没有内容的页不出现")
    void theTabsShowWhatTheParticipantMaySee() {
        campaign.unit("003").handsIn(PLAN);
        campaign.supervision("01").returns("003", PLAN, "写明责任人");
        var returned = campaign.unit("003").handInOf(PLAN);
        as("u003", page -> {
            open(page, returned);
            tab(page, "历史");
            assertThat(page.locator(".story li")).containsText(new String[] {"提交第1轮", "审核第1轮：退回返工"});
            tab(page, "流程图");
            assertThat(page.locator(".diagrams .here")).containsText("您在这里");
            assertThat(page.locator(".diagrams .djs-element.highlight")).hasCount(1);
            assertThat(page.locator(".diagrams [aria-pressed=true]")).containsText("学习教育");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("材料提交与审核"))
                    .click();
            assertThat(page.locator(".diagrams .here")).containsText("您在这里：提交材料");
            assertThat(page.locator(".nav-tabs").getByText("说明")).isHidden();
        });
        as("office", page -> {
            open(page, campaign.campaignTask("UserTask_OpenStage"));
            assertThat(page.locator(".nav-tabs").getByText("流程图")).isVisible();
            assertThat(page.locator(".nav-tabs").getByText("历史")).isHidden();
            assertThat(page.locator(".nav-tabs").getByText("材料")).isHidden();
        });
    }

    // For everybody

    @Test
    @DisplayName("到“表单”页以后，键盘还在那里；看不见的按钮按Tab到不了")
    void theFocusIsNotLost() {
        as("u003", page -> {
            open(page, plan);
            page.getByText("到“表单”页填写并提交").click();
            assertThat(page.locator(".nav-tabs .active a")).isFocused();
            assertThat(page.getByText("关闭任务")).isHidden();
        });
    }

    @Test
    @DisplayName("列表、打开的任务和每一页，没有严重的无障碍问题")
    void axeFindsNothingSerious() {
        as("u003", page -> {
            assertThat(seriousViolations(page)).isEmpty();
            open(page, plan);
            claim(page);
            for (var name : List.of("材料", "表单", "历史", "流程图")) {
                tab(page, name);
                assertThat(seriousViolations(page)).as(name).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("日历从星期一开始，数字和日期的提示是中文")
    void formsSpeakChinese() {
        campaign.asksFor("003", "mobilisation-meeting");
        var meeting = campaign.unit("003").handInOf("mobilisation-meeting");
        as("u003", page -> {
            openForm(page, meeting);
            page.locator(".fjs-container .flatpickr-input").first().click();
            assertThat(page.locator(".flatpickr-weekday").first()).hasText("一");
            assertThat(page.locator(".fjs-container .flatpickr-input").first())
                    .hasAttribute("placeholder", Pattern.compile("年.月.日|月.日.年"));
            assertThat(page.locator(
                            ".fjs-container :is([aria-label=Increment], [aria-label=Decrement], [placeholder=Search])"))
                    .hasCount(0);
            page.navigate(page.url().replaceAll("#.*", "") + "#/?task=none");
            assertThat(page.locator(".page-notifications")).containsText("没有这项任务：它已经办结或者撤销");
            assertThat(page.locator(".page-notifications"))
                    .not()
                    .containsText(Pattern.compile("No matching|<-|&lt;|Close"));
        });
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

    /** Nothing is saved after the typing. Tasklist asks every 10 seconds whether the task is still there. */
    private static void typesWhileTheSessionEnds(Page page) {
        page.route("**/draft", save -> {
            if (save.request().method().equals("PUT")) {
                save.abort();
            } else {
                save.resume();
            }
        });
        page.getByLabel(GOALS).fill("为民务实清廉");
        page.context().clearCookies();
        assertThat(page.getByText("登录已经失效")).isVisible();
        page.unroute("**/draft");
    }

    private static void fillPlan(Page page) {
        Map.of(GOALS, "为民务实清廉", "方法步骤", "集中学习", "组织领导", "一把手负总责")
                .forEach((label, text) -> page.getByLabel(label).fill(text));
    }

    private static Locator success(Page page) {
        return page.locator(".dudao-success");
    }

    private static void logIn(Page page, String login) {
        page.getByLabel("登录名").fill(login);
        page.getByLabel("密码").fill(DudaoTest.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    private static String keptWords(Page page) {
        return page.evaluate("JSON.stringify(sessionStorage)").toString();
    }

    private static Object[] numbers(int count) {
        var numbers = new Object[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** Rule and element of each critical or serious violation. */
    @SuppressWarnings("unchecked")
    private static List<String> seriousViolations(Page page) {
        page.evaluate(axe());
        return (List<String>)
                page.evaluate(
                        """
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter(({ impact }) => impact === 'critical' || impact === 'serious')
                  .flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
                    `${id}: ${html.slice(0, 160)} ${any.map(({ message }) => message).join(' ').slice(0, 120)}`))
                """);
    }

    private static String axe() {
        try (var script = TasklistTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
