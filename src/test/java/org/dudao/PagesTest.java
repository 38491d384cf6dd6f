package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Our pages open in the common layout. Errors are an HTML page for pages and problem details for the API. */
@DudaoTest
class PagesTest {

    @Autowired
    Rest rest;

    @ParameterizedTest
    @CsvSource({
        "/materials, 材料",
        "/campaigns, 各活动",
        "/ledger, 整改台账",
        "/ledger/new, 列入一项",
        "/imports/ledger, 导入台账",
        "/imports/opinions, 导入群众意见",
        "/imports/roster, 导入名册",
        "/opinions, 群众意见",
        "/opinions/common, 举一反三",
        "/questionnaires, 问卷与意见箱",
        "/questionnaires/new, 新问卷",
        "/ratings, 群众评议",
        "/account/password, 修改密码"
    })
    @DisplayName("活动办的每个页面都打得开，标题写明是哪一页")
    void everyPageOfTheOfficeOpens(String path, String title) {
        var answer = rest.browser("office").page(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>%s · 督导</title>".formatted(title), "</main>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opinions", "/ratings"})
    @DisplayName("从任务的表单里来的，页面上有回到这项任务的链接")
    void aPageLeadsBackToTheTask(String path) {
        var office = rest.browser("office");

        var task = "4b1f0000-0000-0000-0000-000000000001";
        assertThat(office.page(path + "?fromTask=" + task).body())
                .contains("href=\"/camunda/app/tasklist/default/#/?task=%s\">回到任务</a>".formatted(task));
        assertThat(office.page(path).body()).doesNotContain("回到任务");
        assertThat(office.page(path + "?fromTask=4b1f%22%3E").body()).doesNotContain("回到任务");
    }

    @ParameterizedTest
    @CsvSource({
        "/public/vote, 群众评议投票",
        "/public/suggestions, 群众意见箱",
        "/public/opinions, 已经公开的答复",
        "/public/ledger, 暂时不能解决的问题",
        "/public/thanks, 谢谢您"
    })
    @DisplayName("不用登录的页面都打得开，搜索引擎不收录")
    void everyPageOfThePublicOpens(String path, String title) {
        var answer = rest.anonymous().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "<title>%s · 督导</title>".formatted(title),
                        "<meta name=\"robots\" content=\"noindex\">",
                        "</main>");
    }

    @ParameterizedTest
    @CsvSource({
        "/materials/999999, 404, 没有这个页面。",
        "/ledger/999999, 404, 没有这个页面。",
        "/opinions/999999, 404, 没有这个页面。",
        "/ratings/999999, 404, 没有这个页面。",
        "/no-such-page, 404, 没有这个页面。",
        "/opinions/common, 403, 您没有权限打开这个页面。",
        "/questionnaires/new, 403, 您没有权限打开这个页面。",
        "/materials?state=LOST, 400, 地址或者填写的内容不对，请返回检查。"
    })
    @DisplayName("打不开的页面显示出错页，不显示 JSON")
    void aPageThatIsRefusedIsAPage(String path, int status, String text) {
        var answer = rest.browser("u002").page(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<title>督导</title>", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /office | 404 | 没有这个页面。 | href=\"/\"",
                "GET | /opinions/common | 403 | 您没有权限打开这个页面。 | href=\"/opinions\"",
                "GET | /ledger/999999 | 404 | 台账上没有第999999号事项，或者它与您无关。 | href=\"/ledger\"",
                "GET | /materials?page=many | 400 | “page”不能是“many”。 | href=\"/\"",
                "GET | /ratings/1/slips | 405 | 这个地址不接受 GET，只接受 POST。 | href=\"/ratings\"",
                "POST | /materials | 403 | 本页面已经过期，请刷新后再试。 | href=\"/\"",
                "GET | /materials/%2e%2e/office | 400 | 地址或者填写的内容不对，请返回检查。 | href=\"/\""
            })
    @DisplayName("打不开的页面，写明原因，带去能打开的地方；不看页面要什么格式")
    void aRefusedPageHasWordsAndAWayOn(String method, String path, int status, String words, String wayOn) {
        var browser = rest.browser("u002");
        for (var formats : List.of("*/*", "text/html,application/xhtml+xml,*/*;q=0.8")) {
            var answer = browser.accepting(formats, method, path);

            assertThat(answer.status()).as(formats).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.body()).contains(words, wayOn).doesNotContain("error\":");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/no-such-address, 404, 没有这个地址。",
        "DELETE, /api/me, 403, 本页面已经过期，请刷新后再试。",
        "GET, /api/materials/seals, 403, 您没有权限这样做。",
        "GET, /no-such-page, 404, 没有这个地址。"
    })
    @DisplayName("程序收到的拒绝是中文的 JSON，页面的地址上也一样")
    void programsReadChineseProblems(String method, String path, int status, String detail) {
        var answer = rest.browser("u002").accepting("application/json", method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.detail()).isEqualTo(detail);
    }

    @Test
    @DisplayName("方法不对、缺少参数、格式不对、没有登录，接口都用中文说")
    void theApiExplainsWrongCallsInChinese() {
        var door = rest.basic("u002");

        assertThat(door.send("DELETE", "/api/ledger", null).detail()).startsWith("这个地址不接受 DELETE，只接受 ");
        assertThat(rest.basic("office").get("/api/ledger/people").detail()).isEqualTo("地址里缺少“unit”。");
        assertThat(door.post("/api/ledger", new Rest.Upload("台账.txt", new byte[] {1}))
                        .detail())
                .startsWith("这个地址不接受这种格式的内容");
        assertThat(rest.anonymous().get("/api/me").detail()).contains("请重新登录");
    }

    @Test
    @DisplayName("出错页带回点链接的那一页，别的网站的不带")
    void theErrorPageLeadsBackToThePageWithTheLink() {
        var browser = rest.browser("u002");

        assertThat(browser.from("http://localhost/ledger?state=REPORTED", "/ledger/999999")
                        .body())
                .contains("href=\"/ledger?state=REPORTED\"");
        assertThat(browser.from("http://elsewhere.example/ledger?x=1", "/ledger/999999")
                        .body())
                .doesNotContain("elsewhere", "返回上一页");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ledger/999999, 404, 台账上没有第999999号事项，或者它与您无关。",
        "/api/opinions/common?campaign=none, 403, 您没有权限这样做。",
        "/api/opinions/common?campaign=none&units=many, 400, “units”不能是“many”。"
    })
    @DisplayName("接口上的拒绝还是 JSON，写明原因，浏览器直接打开也一样")
    void theApiAnswersWithProblemDetails(String path, int status, String detail) {
        var answer = rest.browser("u002").page(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.detail()).isEqualTo(detail);
    }

    @Test
    @DisplayName("群众打不开的页面，出错页带回意见箱，不带去任务列表")
    void theErrorPageOfThePublicLeadsToTheSuggestionBox() {
        var answer = rest.browser("u002").page("/public/no-such-page");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("href=\"/public/suggestions\"").doesNotContain("返回任务列表");
    }

    @Test
    @DisplayName("群众看到的拒绝写明原因")
    void visitorsReadTheReason() {
        var answer = rest.anonymous().get("/public/questionnaires/no-such-code");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("<title>没有成功 · 督导</title>");
    }
}
