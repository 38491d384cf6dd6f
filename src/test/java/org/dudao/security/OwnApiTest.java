package org.dudao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our own API as a page in a browser calls it. */
@DudaoTest
class OwnApiTest {

    private static final String CHANGE = "/api/me/absence";

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

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

    @Test
    @DisplayName("不认识的参数和内容都拒绝，说明是哪一个、应该是什么；什么也没有改")
    void whatTheApiDoesNotKnowIsRefusedByItsName() {
        var u002 = rest.basic("u002");
        for (var attempt : Map.of(
                        "/api/me/absence?until=2027-01-01&person=u003", "不认识“person”：这里的参数可以有 until。",
                        "/api/me/absence?until=2027-01-01&until=2027-01-02&x", "不认识“x”：这里的参数可以有 until。")
                .entrySet()) {
            assertThat(u002.send("PUT", attempt.getKey(), null))
                    .returns(400, Answer::status)
                    .returns(attempt.getValue(), Answer::detail);
        }
        assertThat(u002.send("PUT", CHANGE, Map.of("person", "u003")))
                .returns(400, Answer::status)
                .returns("不认识“person”：这里不用写内容。", Answer::detail);
        assertThat(u002.post(
                        "/api/opinions", Map.of("opinions", List.of(Map.of("words", "路灯不亮"), Map.of("wrods", "路灯不亮")))))
                .returns(400, Answer::status)
                .satisfies(answer -> assertThat(answer.detail())
                        .startsWith("不认识“opinions[1].wrods”：这里的内容可以有 ")
                        .contains("words"));
        assertThat(rest.anonymous().post("/public/votes", Map.of("token", "x", "ballot", "y")))
                .returns(400, Answer::status)
                .returns("不认识“ballot”：这里的内容可以有 choices、remark、token。", Answer::detail);
        assertThat(rest.basic("office").get("/api/materials?colour=red"))
                .returns(400, Answer::status)
                .satisfies(answer -> assertThat(answer.detail()).contains("不认识“colour”", "page"));
        assertThat(database.sql("select count(*) from dudao.person where absent_until = '2027-01-01'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("列表里的 null 拒绝，说明是第几个")
    void nullInAListIsRefusedByItsPlace() {
        var office = rest.basic("office");

        assertThat(office.send("PUT", "/api/questionnaires/visitor-questions", Collections.singletonList(null)))
                .returns(400, Answer::status)
                .returns("“[0]”不能是 null。", Answer::detail);
        assertThat(office.post(
                        "/api/opinions/answers",
                        Map.of("numbers", Arrays.asList(1, null), "answer", "已办", "feedback", "PUBLISHED")))
                .returns(400, Answer::status)
                .returns("“numbers[1]”不能是 null。", Answer::detail);
    }

    @Test
    @DisplayName("年份不是四位的日期拒绝，说明是哪一个")
    void aDateHasAYearOfFourDigits() {
        for (var date : List.of("+999999999-12-31", "-999999999-01-01", "2026-02-30")) {
            assertThat(rest.basic("u002").post("/api/ledger", Map.of("unit", "002", "deadline", date)))
                    .as(date)
                    .returns(400, Answer::status)
                    .returns("“deadline”不是日期，应如 2014-03-25。", Answer::detail);
        }
    }

    @Test
    @DisplayName("页码再大，列表也只是空的")
    void aPageBehindTheLastOneIsEmpty() {
        for (var list : List.of("handled", "submitted")) {
            assertThat(rest.basic("u002").get("/api/me/%s?page=%d".formatted(list, Integer.MAX_VALUE)))
                    .as(list)
                    .returns(200, Answer::status)
                    .returns("[]", Answer::body);
        }
    }
}
