package org.dudao.publicpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code /public/suggestions}: open to everybody without a login, with a rate limit and a question that stops
 * programs.
 */
@DudaoTest
class SuggestionBoxTest {

    private static final String BOX = "/public/suggestions";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final List<Map<String, Object>> QUESTIONS =
            List.of(Map.of("question", "一加一等于几？", "answers", List.of("2", "二")));

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void theBoxIsOpen() {
        campaign = office.launches();
        forgetAddresses();
        assertThat(rest.basic("office")
                        .send("PUT", "/api/questionnaires/visitor-questions", QUESTIONS)
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void forgetAddresses() {
        database.sql("delete from dudao.rate_limit").update();
    }

    @Test
    @DisplayName("不用登录、不留姓名就能提意见，进入这个单位的登记册")
    void anybodySuggestsSomething() {
        var sent = suggest(Map.of("unit", "002", "words", "窗口态度不好"));
        office.runJobs();

        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        assertThat(sent.header("Location")).contains("/public/thanks?receipt=");
        var lines = lines("u002");
        assertThat(lines.findValuesAsText("words")).containsExactly("窗口态度不好");
        assertThat(lines.findValuesAsText("channel")).containsExactly("SUGGESTION_BOX");
        assertThat(campaign.openTasksOf("002"))
                .filteredOn(name -> name.contains("意见"))
                .hasSize(1);
    }

    @Test
    @DisplayName("对全县的意见由活动办分类办理")
    void aSuggestionToTheWholeCounty() {
        suggest(Map.of("unit", "", "words", "全县的会太多"));
        office.runJobs();

        assertThat(lines("office").findValuesAsText("holder")).containsExactly("office");
        assertThat(lines("u002")).isEmpty();
        assertThat(campaign.openTasksOf("office")).hasSize(1);
    }

    @Test
    @DisplayName("联系方式只有活动办看得到，由活动办反馈")
    void aContactIsTheOfficesAlone() {
        suggest(Map.of("unit", "002", "words", "窗口态度不好", "contact", "138-0000-0000"));
        office.runJobs();
        var number = lines("u002").get(0).path("number").asLong();

        assertThat(rest.basic("office")
                        .get("/api/opinions/" + number)
                        .json()
                        .path("contact")
                        .asText())
                .isEqualTo("138-0000-0000");
        for (var login : List.of("u002", "sg01", "leader")) {
            assertThat(rest.basic(login).get("/api/opinions/" + number).body()).doesNotContain("138-0000");
        }
        var sorting = Map.of("number", number, "choice", Map.of("kind", "BUREAUCRACY", "concerns", "UNIT"));
        rest.basic("u002").post("/api/opinions/sorting", Map.of("items", List.of(sorting)));
        rest.basic("u002").post("/api/opinions/answers", Map.of("numbers", List.of(number), "answer", "已经批评"));
        assertThat(lines("office").get(0).path("holder").asText()).isEqualTo("office");
    }

    @Test
    @DisplayName("答错、不答、再用一次、过了两小时、改了的问题，都不收；写的话还在页面上")
    void theQuestionIsAskedInEarnest() {
        var token = token();
        refused(Map.of("words", "一条意见", "token", token, "answer", "3"), "问题答得不对");
        refused(Map.of("words", "一条意见", "token", token, "answer", "2"), "已经回答过一次");
        refused(Map.of("words", "一条意见", "token", "", "answer", "2"), "页面不完整");
        refused(Map.of("words", "一条意见", "token", token() + "x", "answer", "2"), "页面不完整");
        refused(Map.of("words", "一条意见", "token", token(), "answer", ""), "问题答得不对");
        var old = token();
        clock.forward(Duration.ofHours(2).plusSeconds(1));
        refused(Map.of("words", "一条意见", "token", old, "answer", "2"), "打开得太久");

        assertThat(lines("office")).isEmpty();
        assertThat(suggest(Map.of("words", "一条意见", "answer", " ２ ")).header("Location"))
                .contains("/public/thanks");
    }

    private void refused(Map<String, String> fields, String reason) {
        database.sql("delete from dudao.rate_limit").update();
        assertThat(formAfter(post(fields))).contains(reason, "一条意见", "name=\"token\"");
    }

    /** The page to which the refused submission leads. Loading it again, as the button 后退 does, shows the same. */
    private String formAfter(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(302);
        assertThat(refused.header("Location")).contains(BOX + "?draft=");
        var address = refused.header("Location").replaceAll("^https?://[^/]+", "");
        var page = rest.anonymous().get(address);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(rest.anonymous().get(address).body()).contains("role=\"alert\"");
        return page.body();
    }

    @Test
    @DisplayName("答错以后改对了再提交：写的话不丢，草稿用完就删")
    void theTextSurvivesAWrongAnswer() {
        var address = post(Map.of("unit", "002", "words", "一条意见", "contact", "找我", "token", token(), "answer", "3"))
                .header("Location")
                .replaceAll("^https?://[^/]+", "");
        var page = rest.anonymous().get(address).body();
        assertThat(page).contains("一条意见", "value=\"找我\"").containsPattern("value=\"002\"[^>]*selected");
        var draft = address.replaceAll(".*draft=", "");

        var again = post(Map.of("words", "改过的意见", "token", found(page), "answer", "3", "draft", draft));
        assertThat(again.header("Location"))
                .as("a button 后退 leads to the newest text")
                .endsWith(draft);
        page = rest.anonymous().get(address).body();
        assertThat(page).contains("改过的意见");

        var sent = post(Map.of("unit", "002", "words", "一条意见", "token", found(page), "answer", "2", "draft", draft));
        assertThat(sent.header("Location")).contains("/public/thanks");
        assertThat(rest.anonymous().get(address).body()).doesNotContain("改过的意见");
        assertThat(rest.anonymous().get(BOX + "?draft=0000").body()).doesNotContain("role=\"alert\"");
    }

    @Test
    @DisplayName("凭回执号看得到办到哪一步、公开了什么答复，看不到别人的")
    void theReceiptShowsWhatBecameOfTheSuggestion() {
        var sent = suggest(Map.of("unit", "002", "words", "窗口态度不好，我叫王小二，电话13912345678", "contact", "13912345678"));
        suggest(Map.of("unit", "002", "words", "别人的意见"));
        office.runJobs();
        var thanks = sent.header("Location").replaceAll("^https?://[^/]+", "");
        assertThat(thanks).contains("personal=true");
        var receipt = thanks.replaceAll(".*receipt=", "").replaceAll("&.*", "");
        assertThat(rest.anonymous().get(thanks).body()).contains(receipt, "像有个人信息");
        assertThat(receipt(receipt)).contains("已经收到，正在确定由谁办理", "县水务局").doesNotContain("王小二", "139", "别人");

        long number = lines("u002").get(1).path("number").asLong();
        assertThat(lines("u002").get(1).path("words").asText()).startsWith("窗口");
        var sorting = Map.of("number", number, "choice", Map.of("kind", "BUREAUCRACY", "concerns", "UNIT"));
        rest.basic("u002").post("/api/opinions/sorting", Map.of("items", List.of(sorting)));
        assertThat(receipt(receipt.toLowerCase(Locale.ROOT).replace("-", " "))).contains("正在办理");
        rest.basic("u002").post("/api/opinions/answers", Map.of("numbers", List.of(number), "answer", "已经批评教育"));
        assertThat(receipt(receipt)).contains("正在准备反馈").doesNotContain("已经批评教育");
        campaign.of("office")
                .completes(
                        campaign.tasksOf("002").stream()
                                .filter(task -> task.getName().contains("意见%d：".formatted(number)))
                                .findFirst()
                                .orElseThrow(),
                        Map.of("feedback", "PUBLISHED"));
        assertThat(receipt(receipt))
                .contains("答复已经公开", "已经批评教育", "窗口态度不好，我叫王**，电话****")
                .doesNotContain("139", "别人");
    }

    @Test
    @DisplayName("回执号猜不中：错的一样回答，错多了要等；数据库里只有散列")
    void aReceiptNumberIsNotGuessed() {
        suggest(Map.of("words", "一条意见"));
        for (int guess = 0; guess < 20; guess++) {
            var answer = rest.anonymous().get("/public/receipts?number=AAAA-BBBB-CCCC-" + guess % 10);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("没有这个回执号");
        }
        assertThat(rest.anonymous().get("/public/receipts?number=AAAA").status())
                .isEqualTo(429);
        assertThat(database.sql("select length(hash) from dudao.suggestion_receipt limit 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(32);
    }

    private String receipt(String number) {
        return rest.anonymous()
                .get("/public/receipts?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .body();
    }

    @Test
    @DisplayName("填了看不见的那一栏的，是程序")
    void theTrapIsForMachines() {
        refused(Map.of("words", "一条意见", "website", "http://x", "token", token(), "answer", "2"), "请不要填写");
    }

    @Test
    @DisplayName("没有写、写得太长、没有的单位，说清楚")
    void badInputIsRefusedInASentence() {
        assertThat(formAfter(suggest(Map.of("words", " ")))).contains("意见内容没有写");
        assertThat(formAfter(suggest(Map.of("words", "多".repeat(1001))))).contains("最多1000个字");
        assertThat(formAfter(suggest(Map.of("unit", "999", "words", "x")))).contains("没有这个单位");
        assertThat(formAfter(suggest(Map.of("words", "x", "contact", "1".repeat(101)))))
                .contains("联系方式有101个字");
        assertThat(lines("office")).isEmpty();
    }

    @Test
    @DisplayName("同一个地址十分钟十次，再多就要等")
    void anAddressSuggestsSoOften() {
        for (int i = 0; i < 10; i++) {
            assertThat(suggest(Map.of("words", "第%d条".formatted(i))).header("Location"))
                    .contains("/public/thanks");
        }
        var refused = suggest(Map.of("words", "第十一条"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("操作太频繁了", "第十一条");
        assertThat(lines("office")).hasSize(10);
    }

    @Test
    @DisplayName("页面不留缓存，不设 cookie，没有脚本，手机上能用")
    void nothingStaysInTheBrowser() {
        for (var answer : List.of(
                rest.anonymous().get(BOX), rest.anonymous().get("/public/thanks"), suggest(Map.of("words", "x")))) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
        assertThat(rest.anonymous().get(BOX).body())
                .contains("width=device-width")
                .doesNotContain("<script");
    }

    @Test
    @DisplayName("写的脚本只当文字显示，退回的页面上也一样")
    void aScriptIsShownAsText() {
        var script = "</textarea><script>alert(1)</script>";
        var refused = post(
                Map.of("words", script, "contact", "\"><script>alert(2)</script>", "token", token(), "answer", "3"));

        assertThat(formAfter(refused)).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
    }

    @Test
    @DisplayName("小问题由活动办编辑，别人看不到也改不了；不能没有问题，不能没有答案")
    void theOfficeKeepsTheQuestions() {
        var path = "/api/questionnaires/visitor-questions";
        for (var login : List.of("u002", "sg01", "leader", "designer", "admin")) {
            assertThat(rest.basic(login).get(path).status()).as(login).isEqualTo(403);
            assertThat(rest.basic(login).send("PUT", path, QUESTIONS).status())
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(rest.basic("office").send("PUT", path, List.of()).status()).isEqualTo(400);
        assertThat(rest.basic("office")
                        .send("PUT", path, List.of(Map.of("question", "几？", "answers", List.of(" "))))
                        .detail())
                .contains("没有写答案");
        assertThat(rest.basic("office").get(path).json()).hasSize(1);
    }

    private String token() {
        return found(rest.anonymous().get(BOX).body());
    }

    private static String found(String page) {
        var token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private Answer suggest(Map<String, String> fields) {
        var all = new LinkedHashMap<>(Map.of("token", token(), "answer", "二"));
        all.putAll(fields);
        return post(all);
    }

    private Answer post(Map<String, String> fields) {
        return rest.browser().form(BOX, encoded(fields));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode lines(String login) {
        return rest.basic(login)
                .get("/api/opinions?campaign=" + campaign.id())
                .json()
                .path("lines");
    }
}
