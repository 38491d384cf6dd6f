package org.dudao.rehearsal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.dudao.support.Chromium;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page 模型 on a telephone. */
@DudaoTest
class ModelPagesTest {

    private static final int TELEPHONE_WIDTH = 390;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Test
    @DisplayName("手机上每个试运行按钮都在屏幕里；在试运行的页面上结束以后，模型页说已经结束")
    void aRehearsalIsBegunAndEndedOnATelephone() {
        CHROMIUM.as("designer", port, page -> {
            page.setViewportSize(TELEPHONE_WIDTH, 844);
            page.navigate("http://localhost:" + port + "/models");
            var buttons = button(page, "试运行");
            Assertions.assertThat(buttons.all()).isNotEmpty().allSatisfy(button -> {
                var box = button.boundingBox();
                Assertions.assertThat(box.x + box.width).isLessThanOrEqualTo(TELEPHONE_WIDTH);
            });

            buttons.first().click();
            page.waitForURL("**/models/rehearsals/*");
            button(page, "结束试运行").click();

            assertThat(page.locator("#notice")).hasText("试运行已经结束，什么也没有留下。");
            assertThat(page).hasURL("http://localhost:" + port + "/models");
        });
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
