package org.dudao.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * A browser for the tests of one class. Without an installed browser the tests are skipped, but never on the build
 * server.
 */
public class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** The time-out of a browser action. No test depends on a duration. */
    private static final double PATIENCE_MILLIS = 30_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> executable =
                BROWSERS.stream().filter(Files::isExecutable).findFirst();
        if (executable.isEmpty()) {
            var message = "NO BROWSER: the browser test needs Chromium, for instance apt-get install chromium";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            LoggerFactory.getLogger(Chromium.class).warn(message);
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

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null && playwright != null) {
            chromium.close();
            playwright.close();
        }
    }

    /** An empty page for scripts; it closes with the browser. */
    public Page emptyPage() {
        var page = chromium.newPage();
        page.setContent("<!DOCTYPE html><title></title>");
        return page;
    }

    /** Logs the person in with a new browser context, runs the work in Tasklist, and closes it. */
    public void as(String login, int port, Consumer<Page> work) {
        var options = new Browser.NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai");
        try (var context = chromium.newContext(options.setViewportSize(1440, 900))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/");
            page.getByLabel("登录名").fill(login);
            page.getByLabel("密码").fill(DudaoTest.PASSWORD);
            page.locator("button[type=submit]").click();
            // Tasklist selects a filter by itself after it has loaded.
            try {
                assertThat(page.locator(".task-filter.active")).isVisible();
                work.accept(page);
            } catch (AssertionError | PlaywrightException e) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser-test.png")));
                throw e;
            }
        }
    }
}
