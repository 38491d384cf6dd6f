package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Our own API as a page in a browser calls it. */
@DudaoTest
class OwnApiTest {

    private static final String CHANGE = "/api/me/absence";

    @Autowired
    Rest rest;

    @Test
    @DisplayName("页面知道是谁在用它")
    void aPageKnowsWhoUsesIt() {
        var me = rest.browser("office").get("/api/me").json();

        assertThat(me.path("login").asText()).isEqualTo("office");
        assertThat(me.path("name").asText()).isNotBlank().isNotEqualTo("office");
        assertThat(rest.anonymous().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("没有本次登录的令牌，浏览器什么也改不了")
    void aBrowserChangesNothingWithoutTheTokenOfItsSession() {
        var browser = rest.browser("u002");
        var token = browser.ourToken();

        assertThat(browser.sendWithOurToken(token, "PUT", CHANGE, null)).returns(204, Answer::status);
        assertThat(browser.sendWithOurToken("none", "PUT", CHANGE, null)).returns(403, Answer::status);
    }

    @Test
    @DisplayName("重新登录以后，旧令牌作废，页面可以另取")
    void anotherLoginHasAnotherToken() {
        var browser = rest.browser("u002");
        var before = browser.ourToken();
        browser.post("/camunda/api/admin/auth/user/default/logout", null);
        browser.logsIn("u002");

        assertThat(browser.sendWithOurToken(before, "PUT", CHANGE, null)).returns(403, Answer::status);
        assertThat(browser.sendWithOurToken(browser.ourToken(), "PUT", CHANGE, null))
                .returns(204, Answer::status);
    }

    @Test
    @DisplayName("任务页里放得下要预览的文件，别的网站放不下")
    void oursAloneShowOurFilesInsideAPage() {
        var frames = rest.browser("u002").get("/api/me").response().headers().firstValue("X-Frame-Options");
        var page = rest.browser("u002").page("/camunda/app/tasklist/default/");

        assertThat(frames).hasValue("SAMEORIGIN");
        assertThat(page.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("script-src 'nonce-", "default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("sandbox");
    }
}
