package org.dudao.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.dudao.support.Tasklist.claim;
import static org.dudao.support.Tasklist.complete;
import static org.dudao.support.Tasklist.filter;
import static org.dudao.support.Tasklist.tab;
import static org.dudao.support.Tasklist.task;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.dudao.support.Chromium;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A material in Tasklist, as a liaison and a supervisor work on it. */
@DudaoTest
class BrowserTest {

    private static final String PLAN = "县司法局 · 实施方案 · ";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    Office office;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("附上PDF提交，退回三条问题，逐条答复、修改，审核人看到答复和改动，通过，封存码核对无误")
    void aPlanIsReturnedWithFindingsAnsweredAndAccepted() {
        var campaign = office.launches();

        as("u003", page -> {
            find(page, "本单位待办", PLAN + "第1轮");
            page.getByLabel("正文").fill("一、加强领导。二、照搬上级方案。三、认真总结。");
            page.locator("input[type=file]").setInputFiles(file("方案.pdf", Documents.pdf("Plan of the bureau")));
            assertThat(page.locator(".file")).containsText("方案.pdf");
            tab(page, "表单");
            page.getByLabel("目标要求").fill("为民务实清廉");
            page.getByLabel("方法步骤").fill("规定动作逐项落实");
            page.getByLabel("组织领导").fill("一把手负总责");
            complete(page);
        });
        as("sg01", page -> {
            find(page, "本组待审", PLAN + "第1轮");
            assertThat(page.locator(".file")).containsText("方案.pdf");
            assertThat(page.locator(".passages").first()).containsText("照搬上级方案");
            finding(page, 0, "正文", "照搬照套", "结合本局实际重写第二部分");
            finding(page, 1, "方法步骤", "责任人不明确", "每项工作写明责任人");
            finding(page, 2, "方法步骤", "时限不明确", "每项工作写明完成时限");
            tab(page, "表单");
            page.getByLabel("退回返工").check();
            complete(page);
        });
        as("u003", page -> {
            find(page, "退回返工", PLAN + "第2轮");
            assertThat(page.getByText("还有 3 条没有答复")).isVisible();
            for (int i = 0; i < 3; i++) {
                page.getByLabel("本轮答复").nth(i).fill("已按第%d条要求修改".formatted(i + 1));
            }
            assertThat(page.getByText("3 条问题都已答复")).isVisible();
            page.getByLabel("正文").fill("一、加强领导。二、利用晚上和出差间隙集中学习。三、认真总结。");
            tab(page, "表单");
            assertThat(page.getByLabel("目标要求")).hasValue("为民务实清廉");
            page.getByLabel("方法步骤").fill("办公室主任负责，四月底前完成");
            complete(page);
        });
        as("sg01", page -> {
            find(page, "我的待办", PLAN + "第2轮");
            for (int i = 1; i <= 3; i++) {
                assertThat(page.getByText("已按第%d条要求修改".formatted(i))).isVisible();
            }
            assertThat(page.locator("ins", new Page.LocatorOptions().setHasText("利用晚上和出差间隙集中学习")))
                    .isVisible();
            assertThat(page.locator("del", new Page.LocatorOptions().setHasText("照搬上级方案")))
                    .isVisible();
            for (int i = 0; i < 3; i++) {
                page.getByLabel("已整改").nth(i).check();
            }
            assertThat(page.getByText("3 条问题都已整改")).isVisible();
            assertThat(page.locator(".standard li")).hasCount(3);
            tab(page, "表单");
            for (var standard : List.of("结合本单位实际，不照搬照套上级方案", "任务分工、时间安排明确", "规定动作不漏项")) {
                page.getByLabel(standard).check();
            }
            page.getByLabel("通过", new Page.GetByLabelOptions().setExact(true)).check();
            complete(page);
        });
        as("u003", page -> {
            filter(page, "本单位待办");
            assertThat(task(page, "县司法局 · 动员讲话 · 第1轮")).isVisible();
            assertThat(page.locator("h4:has-text('" + PLAN + "第2轮')")).hasCount(0);
            page.getByText("材料一览").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("实施方案"))
                            .first())
                    .isVisible();
            // The list also contains the plans of other tests' campaigns.
            openMaterial(page, campaign, "unit-003");
            assertThat(page.getByText("审核通过")).isVisible();
            assertThat(page.getByText("与封存时不一致")).hasCount(0);
        });
        var rounds = campaign.recordOf("unit-003", "implementation-plan").path("rounds");
        Assertions.assertThat(rounds)
                .hasSize(2)
                .allMatch(round -> round.path("intact").asBoolean()
                        && round.path("seal")
                                .asText()
                                .equals(round.at("/verdict/seal").asText()));
    }

    @Test
    @DisplayName("提交以后、审核人打开以前，单位在材料页上撤回")
    void aRoundIsWithdrawnOnThePageOfItsMaterial() {
        var campaign = office.launches();
        campaign.unit("005").handsIn("implementation-plan");

        as("u005", page -> {
            openMaterial(page, campaign, "unit-005");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤回"))
                    .click();
            assertThat(page.getByText("待提交")).isVisible();
        });
        Assertions.assertThat(campaign.openTasksOf("005")).contains("恒达纺织有限公司 · 实施方案 · 第2轮");
    }

    @Test
    @DisplayName("单位多到要查找的，交上去的是选的那个单位")
    void aUnitThatIsSearchedIsTheOneThatIsSent() {
        office.launches();

        as("office", page -> {
            // The county of the tests has five units; a box with more than three is searched then.
            page.route("**/assets/unit-search.js", route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("LONGEST_BOX = 15", "LONGEST_BOX = 3")));
            });
            page.navigate("http://localhost:%d/ratings?unit=002".formatted(port));
            var unit = page.locator("#meeting").getByLabel("单位", new Locator.GetByLabelOptions().setExact(true));
            assertThat(unit).hasValue("县水务局");
            unit.fill("县司法局");
            page.locator("#meeting").getByRole(AriaRole.SPINBUTTON).first().fill("6");
            page.getByLabel("投票最晚到").fill("2099-01-01T17:00");
            var sent = page.waitForRequest(
                    "**/api/ratings", () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("组织评议"))
                            .click());
            Assertions.assertThat(sent.postData()).contains("\"unit\":\"003\"");
        });
    }

    private void openMaterial(Page page, TestCampaign campaign, String owner) {
        page.navigate(
                "http://localhost:%d/materials/%d".formatted(port, campaign.numberOf(owner, "implementation-plan")));
    }

    private static void finding(Page page, int index, String place, String kind, String remedy) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("增加一条问题"))
                .click();
        page.getByLabel("位置").nth(index).fill(place);
        page.getByLabel("问题类型").nth(index).selectOption(kind);
        page.getByLabel("整改要求").nth(index).fill(remedy);
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/pdf", content);
    }

    /** Opens the task, claims it unless it is assigned, and waits for its first tab. */
    private static void find(Page page, String filter, String name) {
        filter(page, filter);
        task(page, name).click();
        claim(page);
        assertThat(page.locator(".dudao.material")).isVisible();
    }

    private void as(String login, Consumer<Page> work) {
        CHROMIUM.as(login, port, work);
    }
}
