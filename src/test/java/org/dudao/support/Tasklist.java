package org.dudao.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.task.Task;

/** Actions in Tasklist. */
public final class Tasklist {

    private Tasklist() {}

    public static void filter(Page page, String name) {
        page.locator(".task-filter", new Page.LocatorOptions().setHasText(name)).click();
        assertThat(page.locator(".task-filter.active")).containsText(name);
    }

    /** Opens the task from the list, claims it unless it is assigned, and opens its form. */
    public static void open(Page page, String filter, String name) {
        filter(page, filter);
        task(page, name).click();
        claim(page);
        tab(page, "表单");
        assertThat(completeButton(page)).isEnabled();
    }

    /** Opens the task by its address. */
    public static void open(Page page, Task task) {
        page.navigate(page.url().replaceAll("#.*", "") + "#/?task=" + task.getId());
        assertThat(page.locator(".task-details .assignee")).isVisible();
    }

    public static void claim(Page page) {
        assertThat(page.locator(".task-details .assignee")).isVisible();
        if (page.locator("button.claim").isVisible()) {
            page.locator("button.claim").click();
        }
    }

    public static void tab(Page page, String name) {
        page.locator(".task-card .nav-tabs a", new Page.LocatorOptions().setHasText(name))
                .click();
        assertThat(page.locator(".task-card .nav-tabs .active")).containsText(name);
    }

    public static Locator task(Page page, String name) {
        return page.locator("h4", new Page.LocatorOptions().setHasText(name)).first();
    }

    public static Locator completeButton(Page page) {
        return page.locator("button[ng-click='complete()']");
    }

    public static void complete(Page page) {
        completeButton(page).click();
        assertThat(page.getByText("请在列表中选择任务")).isVisible();
    }
}
