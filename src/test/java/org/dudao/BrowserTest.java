package org.dudao;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dudao.support.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way of a material through Tasklist, as a liaison and a supervisor go it. */
@DudaoTest
class BrowserTest {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** A loaded machine takes its time; nothing depends on how long. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static Playwright playwright;
    private static Browser chromium;

    @Autowired
    Office office;

    @LocalServerPort
    int port;

    @BeforeAll
    static void startBrowser() {
        Optional<Path> executable =
                BROWSERS.stream().filter(Files::isExecutable).findFirst();
        if (executable.isEmpty()) {
            var message = "NO BROWSER: the browser test needs Chromium, for instance apt-get install chromium";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            LoggerFactory.getLogger(BrowserTest.class).warn(message);
            abort(message);
        }
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create();
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            chromium.close();
            playwright.close();
        }
    }

    @Test
    void aPlanIsHandedInReturnedHandedInAgainAndAccepted() {
        office.launches();

        as("u003", page -> {
            open(page, "本单位待办", "县司法局 · 实施方案 · 第1轮");
            page.getByLabel("目标要求").fill("为民务实清廉");
            page.getByLabel("方法步骤").fill("照搬上级方案");
            page.getByLabel("组织领导").fill("一把手负总责");
            complete(page);
        });
        as("sg01", page -> {
            open(page, "本组待审", "县司法局 · 实施方案 · 第1轮");
            assertThat(page.getByText("照搬上级方案")).isVisible();
            page.getByLabel("退回返工").check();
            page.getByLabel("退回意见").fill("照搬照套上级方案，结合实际不够");
            complete(page);
        });
        as("u003", page -> {
            open(page, "退回返工", "县司法局 · 实施方案 · 第2轮");
            assertThat(page.getByLabel("退回意见")).hasValue("照搬照套上级方案，结合实际不够");
            assertThat(page.getByLabel("目标要求")).hasValue("为民务实清廉");
            page.getByLabel("方法步骤").fill("利用晚上和出差间隙集中学习");
            complete(page);
        });
        as("sg01", page -> {
            open(page, "我的待办", "县司法局 · 实施方案 · 第2轮");
            page.getByLabel("通过", new Page.GetByLabelOptions().setExact(true)).check();
            complete(page);
        });
        as("u003", page -> {
            filter(page, "本单位待办");
            assertThat(task(page, "县司法局 · 动员讲话 · 第1轮")).isVisible();
            assertThat(page.locator("h4:has-text('实施方案')")).hasCount(0);
        });
    }

    private void as(String login, Consumer<Page> work) {
        var options = new Browser.NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai");
        try (var context = chromium.newContext(options.setViewportSize(1440, 900))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/");
            page.getByLabel("登录名").fill(login);
            page.getByLabel("密码").fill(DudaoTest.PASSWORD);
            page.locator("button[type=submit]").click();
            // Tasklist chooses a filter by itself once it has loaded.
            try {
                assertThat(page.locator(".task-filter.active")).isVisible();
                work.accept(page);
            } catch (AssertionError | PlaywrightException e) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser-test.png")));
                throw e;
            }
        }
    }

    private static void filter(Page page, String name) {
        page.locator(".task-filter", new Page.LocatorOptions().setHasText(name)).click();
        assertThat(page.locator(".task-filter.active")).containsText(name);
    }

    /** Opens the task, and claims it unless it is held already. */
    private static void open(Page page, String filter, String name) {
        filter(page, filter);
        task(page, name).click();
        assertThat(page.locator(".fjs-container")).isVisible();
        assertThat(page.locator(".task-details .assignee")).isVisible();
        if (page.locator("button.claim").isVisible()) {
            page.locator("button.claim").click();
        }
        assertThat(page.locator("button[ng-click='complete()']")).isEnabled();
    }

    private static Locator task(Page page, String name) {
        return page.locator("h4", new Page.LocatorOptions().setHasText(name)).first();
    }

    private static void complete(Page page) {
        page.locator("button[ng-click='complete()']").click();
        assertThat(page.getByText("请在列表中选择任务")).isVisible();
    }
}
