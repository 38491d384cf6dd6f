package org.dudao.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dudao.support.Camera;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.Rest.Answer;
import org.dudao.support.TestCampaign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The office's questionnaires: created, opened, filled in without a login, counted. */
@DudaoTest
class QuestionnaireTest {

    private static final String API = "/api/questionnaires";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private static final Map<String, Object> ONE = question("ONE", "您对作风满意吗？", true, "满意", "基本满意", "不满意");
    private static final Map<String, Object> SOME = question("SOME", "哪些方面有问题？", false, "形式主义", "官僚主义", "奢靡之风");
    private static final Map<String, Object> TEXT = question("TEXT", "您还有什么意见？", false);

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void aCampaignIsUnderWay() {
        campaign = office.launches();
        forgetAddresses();
        rest.basic("office")
                .send(
                        "PUT",
                        API + "/visitor-questions",
                        List.of(Map.of("question", "一加一等于几？", "answers", List.of("2"))));
    }

    @AfterEach
    void forgetAddresses() {
        database.sql("delete from dudao.rate_limit").update();
    }

    @Test
    @DisplayName("活动办做一份问卷，开放以后不用登录就能填，每道题都有数字，写的话成为意见")
    void aQuestionnaireIsFilledInAndCounted() {
        long id = opened(ONE, SOME, TEXT);
        assertThat(fill(id, "unit=002&q1=0&q2=0&q2=2&q3=" + url("文件太多")).status())
                .isEqualTo(302);
        assertThat(fill(id, "unit=002&q1=2&q2=2&q3=" + url("没有意见。")).status()).isEqualTo(302);
        assertThat(fill(id, "unit=003&q1=0").status()).isEqualTo(302);
        office.runJobs();

        var all = figures("office", id, null).json();
        assertThat(all.path("replies").asInt()).isEqualTo(3);
        assertThat(all.at("/questions/0/options").findValuesAsText("chosen")).containsExactly("2", "0", "1");
        assertThat(all.at("/questions/0/options").findValuesAsText("percent")).containsExactly("67", "0", "33");
        assertThat(all.at("/questions/1/answered").asInt()).isEqualTo(2);
        assertThat(all.at("/questions/1/options").findValuesAsText("chosen")).containsExactly("1", "0", "2");
        assertThat(all.at("/questions/2/answered").asInt()).isEqualTo(2);
        assertThat(figures("u002", id, "002").json().path("replies").asInt()).isEqualTo(2);
        assertThat(figures("sg01", id, "003").json().path("replies").asInt()).isEqualTo(1);
        var opinions = rest.basic("u002")
                .get("/api/opinions?campaign=" + campaign.id())
                .json()
                .path("lines");
        assertThat(opinions.findValuesAsText("words")).containsExactly("文件太多");
        assertThat(opinions.findValuesAsText("channel")).containsExactly("QUESTIONNAIRE");
        assertThat(rest.browser("office").page("/questionnaires/" + id).body()).contains("收到3份", "2（67%）");
    }

    @Test
    @DisplayName("没有开放的问卷打不开，结束的不能再填，开放以后不能再改")
    void aQuestionnaireHasItsTime() {
        long id = made(ONE).json().path("id").asLong();
        var code = get(id).path("code").asText();
        assertThat(rest.anonymous().get("/public/questionnaires/" + code).status())
                .isEqualTo(404);
        assertThat(change(id, "改过的标题", ONE).status()).isEqualTo(204);
        assertThat(act(id, "opening").status()).isEqualTo(204);
        assertThat(change(id, "再改", ONE).detail()).contains("改过的标题", "已经开放，不能再改");
        assertThat(act(id, "opening").status()).isEqualTo(409);
        var token = token(id);
        assertThat(act(id, "closing").status()).isEqualTo(204);

        assertThat(rest.anonymous().get("/public/questionnaires/" + code).body())
                .contains("已经结束")
                .doesNotContain("<form");
        assertThat(rest.browser()
                        .form("/public/questionnaires/" + code, "q1=0&token=" + token + "&answer=2")
                        .header("Location"))
                .contains("?draft=");
        assertThat(figures("office", id, null).json().path("replies").asInt()).isZero();
    }

    /** The page to which the refused submission leads. */
    private String formAfter(Answer refused) {
        assertThat(refused.header("Location")).contains("?draft=");
        return rest.anonymous()
                .get(refused.header("Location").replaceAll("^https?://[^/]+", ""))
                .body();
    }

    @Test
    @DisplayName("开放以前可以预览、可以印二维码；群众还打不开，别的单位也看不到")
    void aQuestionnaireIsLookedAtBeforeItOpens() {
        long id = made(ONE, SOME, TEXT).json().path("id").asLong();

        assertThat(rest.browser("office").page("/questionnaires/" + id).body())
                .contains("/questionnaires/%d/preview".formatted(id), "/questionnaires/%d/poster".formatted(id));
        assertThat(rest.browser("office")
                        .page("/questionnaires/%d/preview".formatted(id))
                        .body())
                .contains("预览", campaign.record().path("name").asText(), "name=\"q1\"", "name=\"q3\"")
                .containsPattern("<button type=\"submit\" disabled");
        var poster = rest.browser("office")
                .page("/questionnaires/%d/poster?unit=002".formatted(id))
                .body();
        assertThat(poster).contains("<svg", "县水务局", get(id).path("code").asText(), "id=\"print\"");
        assertThat(rest.browser("u002")
                        .page("/questionnaires/%d/preview".formatted(id))
                        .status())
                .isEqualTo(403);
        assertThat(rest.browser("u002")
                        .page("/questionnaires/%d/poster".formatted(id))
                        .status())
                .isEqualTo(409);
        assertThat(rest.anonymous()
                        .get("/public/questionnaires/" + get(id).path("code").asText())
                        .status())
                .isEqualTo(404);
        act(id, "opening");
        assertThat(rest.browser("u002")
                        .page("/questionnaires/%d/poster?unit=002".formatted(id))
                        .body())
                .contains("<svg");
        assertThat(rest.browser("u002")
                        .page("/questionnaires/box/poster?unit=002")
                        .body())
                .contains("<svg", "/public/suggestions?campaign=%s&amp;unit=002".formatted(campaign.id()));
        for (var code : List.of("/questionnaires/box/poster", "/questionnaires/%d/poster".formatted(id))) {
            var poster999 = rest.browser("office").page(code + "?unit=999");
            assertThat(poster999.status()).isEqualTo(400);
            assertThat(poster999.body()).contains("没有这个名称或者代码的单位");
        }
        assertThat(rest.basic("u002").get(API + "/" + id + "/qr.svg?unit=999").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("必答的没有答、选了没有的、单选选了两个、小问题答错的，不算；选过的还在页面上")
    void badRepliesAreRefusedInASentence() {
        long id = opened(ONE, SOME, TEXT);
        assertThat(formAfter(fill(id, "q2=1")))
                .contains("第1题没有回答")
                .containsPattern("name=\"q2\"[^>]*value=\"1\"[^>]*checked");
        assertThat(formAfter(fill(id, "q1=7"))).contains("第1题没有这个选项");
        assertThat(formAfter(fill(id, "q1=-1"))).contains("第1题没有这个选项");
        assertThat(formAfter(fill(id, "q1=99999999999"))).contains("第1题没有这个选项");
        assertThat(formAfter(fill(id, "q1=0&q1=1"))).contains("第1题只能选一项");
        assertThat(formAfter(fill(id, "q1=0&q3=" + "a".repeat(1001)))).contains("第3题写了1001个字");
        assertThat(formAfter(fill(id, "q1=0&unit=999"))).contains("没有这个单位");
        assertThat(formAfter(post(id, "q1=0&token=" + token(id) + "&answer=3"))).contains("问题答得不对");

        assertThat(figures("office", id, null).json().path("replies").asInt()).isZero();
    }

    @Test
    @DisplayName("做得不对的问卷不收，说是第几题")
    void badQuestionnairesAreRefusedInASentence() {
        assertThat(made().detail()).contains("应有1到50道题");
        assertThat(made(question("ONE", "只有一个选项", false, "甲")).detail()).contains("第1题应有2到20个选项");
        assertThat(made(ONE, question("SOME", "重复", false, "甲", "甲")).detail()).contains("第2题有两个选项是一样的");
        assertThat(made(question("TEXT", " ", false)).detail()).contains("第1题没有写");
        var untitled = Map.of("title", "", "words", "x", "questions", List.of(ONE));
        assertThat(rest.basic("office").post(API, untitled).detail()).contains("标题没有写");
    }

    @Test
    @DisplayName("问卷由活动办做，领导小组看得到；单位和督导组只看得到自己的数字")
    void theWrongRoleMakesAndSeesNothing() {
        long id = opened(ONE);
        for (var login : List.of("u002", "sg01", "leader", "designer", "admin")) {
            var door = rest.basic(login);
            assertThat(door.post(API, typed("x", ONE)).status()).as(login).isEqualTo(403);
            assertThat(door.send("PUT", API + "/" + id, typed("x", ONE)).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(door.post(API + "/" + id + "/opening", null).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(door.post(API + "/" + id + "/closing", null).status())
                    .as(login)
                    .isEqualTo(403);
        }
        for (var login : List.of("u002", "sg01", "designer", "admin")) {
            assertThat(rest.basic(login).get(API).status()).as(login).isEqualTo(403);
            assertThat(rest.basic(login).get(API + "/" + id).status()).as(login).isEqualTo(403);
            assertThat(figures(login, id, null).status()).as(login).isEqualTo(403);
            assertThat(figures(login, id, "005").status()).as(login).isEqualTo(403);
        }
        for (var login : List.of("sg01", "designer", "admin")) {
            assertThat(rest.basic(login).get(API + "/" + id + "/qr.svg").status())
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(rest.basic("leader").get(API + "/" + id).status()).isEqualTo(200);
        assertThat(rest.browser("u002").page("/questionnaires").body())
                .contains(get(id).path("code").asText() + "?unit=002")
                .doesNotContain("visitor-questions");
        assertThat(rest.browser("u002").page("/questionnaires/" + id).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("二维码扫出来是问卷的网址，带着单位")
    void theQrCodeIsTheAddress() throws Exception {
        long id = opened(ONE);
        var svg = rest.basic("u002").get(API + "/" + id + "/qr.svg?unit=002").body();

        assertThat(Camera.read(svg))
                .startsWith("http://localhost:")
                .endsWith("/public/questionnaires/%s?unit=002"
                        .formatted(get(id).path("code").asText()));
    }

    @Test
    @DisplayName("问卷页不留缓存，不设 cookie，写的脚本只当文字显示")
    void nothingStaysInTheBrowser() {
        long id = opened(question("TEXT", "<script>alert(1)</script>", true));
        var page = rest.anonymous()
                .get("/public/questionnaires/" + get(id).path("code").asText());

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
        assertThat(rest.browser("office").page("/questionnaires/" + id).body()).doesNotContain("<script>alert");
    }

    private static Map<String, Object> question(String kind, String words, boolean required, String... options) {
        return Map.of("kind", kind, "words", words, "required", required, "options", List.of(options));
    }

    @SafeVarargs
    private Map<String, Object> typed(String title, Map<String, Object>... questions) {
        return Map.of("campaign", campaign.id(), "title", title, "words", "请如实填写", "questions", List.of(questions));
    }

    @SafeVarargs
    private Answer made(Map<String, Object>... questions) {
        return rest.basic("office").post(API, typed("作风问卷", questions));
    }

    @SafeVarargs
    private long opened(Map<String, Object>... questions) {
        var made = made(questions);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        long id = made.json().path("id").asLong();
        assertThat(act(id, "opening").status()).isEqualTo(204);
        return id;
    }

    private Answer change(long id, String title, Map<String, Object> question) {
        return rest.basic("office").send("PUT", API + "/" + id, typed(title, question));
    }

    private Answer act(long id, String what) {
        return rest.basic("office").post(API + "/" + id + "/" + what, null);
    }

    private JsonNode get(long id) {
        return rest.basic("office").get(API + "/" + id).json();
    }

    private Answer figures(String login, long id, @Nullable String unit) {
        return rest.basic(login).get(API + "/" + id + "/figures" + (unit == null ? "" : "?unit=" + unit));
    }

    private Answer fill(long id, String fields) {
        return post(id, fields + "&token=" + token(id) + "&answer=2");
    }

    private Answer post(long id, String fields) {
        return rest.browser()
                .form("/public/questionnaires/" + get(id).path("code").asText(), fields);
    }

    private String token(long id) {
        var page = rest.anonymous()
                .get("/public/questionnaires/" + get(id).path("code").asText())
                .body();
        var token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
