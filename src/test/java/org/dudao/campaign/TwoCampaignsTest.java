package org.dudao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dudao.sheet.SheetWriter;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.MeetingRating;
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

/**
 * Two campaigns of different kinds with the same units, side by side: every page, form, public link and request knows its
 * campaign, and nothing of one appears in the other.
 */
@DudaoTest
class TwoCampaignsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String BOX = "/public/suggestions";
    private static final String OTHER_NAME = "清源县学习实践科学发展观活动";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private TestCampaign first;
    private TestCampaign second;

    /** The first one has begun; the second one is approved and has started its units, and has not begun. */
    @BeforeEach
    void twoCampaigns() {
        first = office.launches();
        second = office.enrolsBeside(Answers.with(
                Answers.plan("scientific-outlook", LocalDate.now(clock).plusWeeks(6)), Map.of("name", OTHER_NAME)));
        forgetAddresses();
        rest.basic("office")
                .send(
                        "PUT",
                        "/api/questionnaires/visitor-questions",
                        List.of(Map.of("question", "一加一等于几？", "answers", List.of("2"))));
    }

    @AfterEach
    void forgetAddresses() {
        database.sql("delete from dudao.rate_limit").update();
    }

    private void bothBegin() {
        second.opensStage();
        office.runJobs();
    }

    @Test
    @DisplayName("第二个活动的方案批准了、还没有开始：群众提的、登记的都还归第一个活动，活动办看到的也还是它")
    void aCampaignThatHasNotBegunChangesNothing() {
        assertThat(suggest(Map.of("unit", "002", "words", "窗口态度不好")).status()).isEqualTo(302);
        assertThat(enter("office", null, "003", "会太多").status()).isEqualTo(201);
        assertThat(enter("u002", null, null, "文件太长").status()).isEqualTo(201);

        assertThat(words(first)).containsExactlyInAnyOrder("窗口态度不好", "会太多", "文件太长");
        assertThat(words(second)).isEmpty();
        assertThat(page("/opinions")).contains(label(first), "窗口态度不好");
        assertThat(page("/questionnaires")).contains("/public/suggestions?campaign=" + first.id());
        assertThat(rest.basic("office")
                        .get("/api/opinions/figures")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("还没有开始的活动不收群众的意见和问卷，页面上说清楚；活动办可以先登记、先做问卷")
    void aCampaignThatHasNotBegunCollectsNothingFromThePublic() {
        assertThat(rest.anonymous().get(BOX + "?campaign=" + second.id()).body())
                .contains("还没有开始")
                .doesNotContain("<form");
        var refused = suggest(Map.of("campaign", second.id(), "words", "早了一点"));
        assertThat(formAfter(refused)).contains("活动 %s 没有在全县开展".formatted(second.id()));
        var code = opened(second);
        assertThat(rest.anonymous().get("/public/questionnaires/" + code).body())
                .contains(OTHER_NAME + "”还没有开始")
                .doesNotContain("<form");
        assertThat(formAfter(reply(code))).contains("还没有开始");
        assertThat(rest.anonymous().get("/public").body())
                .contains(label(first))
                .doesNotContain(label(second));
        assertThat(words(second)).isEmpty();

        assertThat(enter("office", second, "002", "会前听到的").status()).isEqualTo(201);
        assertThat(words(second)).containsExactly("会前听到的");
        assertThat(words(first)).isEmpty();
    }

    @Test
    @DisplayName("两个活动都开始了：不写是哪个活动的登记、数字、问卷、台账、评议都不收，说有哪几个可以写")
    void aRequestThatNamesNoneOfSeveralIsRefusedWithTheList() {
        bothBegin();
        var closesAt = LocalDate.now(clock).plusDays(2) + "T17:00";
        var refusals = List.of(
                enter("office", null, "002", "会太多"),
                enter("u002", null, null, "会太多"),
                rest.basic("office").get("/api/opinions/figures"),
                rest.basic("office").get("/api/opinions/common"),
                rest.basic("office").get("/api/opinions/proposals"),
                make(null),
                rest.basic("u002").post("/api/ledger", item(Map.of())),
                rest.basic("u002")
                        .post(
                                "/api/ratings",
                                Map.of(
                                        "unit",
                                        "002",
                                        "title",
                                        "x",
                                        "invited",
                                        Map.of("CADRES", 3),
                                        "closesAt",
                                        closesAt)),
                imports("opinions", "", List.of("听取日期", "意见内容"), List.of(today(), "会太多")));

        assertThat(refusals).allSatisfy(refused -> {
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.detail()).contains("请写明是哪一个", label(first), label(second));
        });
        assertThat(words(first)).isEmpty();
        assertThat(words(second)).isEmpty();
    }

    @Test
    @DisplayName("没有的、没有开展的、单位没有参加的活动，说清楚")
    void aCampaignThatCannotBeMeantIsRefused() {
        for (var wrong : List.of("2014-0", first.id() + "x", "活动")) {
            assertThat(enterIn("office", wrong, "002", "会太多").detail())
                    .contains("活动 %s 没有在".formatted(wrong), label(first));
        }
        for (var path : List.of(
                "/api/materials",
                "/api/opinions",
                "/api/opinions/figures",
                "/api/questionnaires",
                "/api/ledger",
                "/api/ledger/figures",
                "/api/ledger/sheet",
                "/api/ratings")) {
            var unknown = rest.basic("office").get(path + "?campaign=2014-0");
            assertThat(unknown.status()).as(path).isEqualTo(404);
            assertThat(unknown.detail()).as(path).contains("没有编号为 2014-0 的活动");
        }
        assertThat(rest.browser("office").page("/opinions?campaign=2014-0").status())
                .isEqualTo(404);
        assertThat(rest.anonymous()
                        .get("/public/opinions?campaign=" + second.id())
                        .status())
                .isEqualTo(404);
        database.sql("update dudao.enrolment set excused_at = now() where campaign = :campaign and unit = '002'")
                .param("campaign", second.id())
                .update();
        assertThat(enter("u002", second, null, "会太多").detail()).contains("没有在县水务局开展");
    }

    @Test
    @DisplayName("意见：登记、走访、汇总表各归各的活动，名单、数字、共性问题、页面互不相混")
    void opinionsBelongToTheirCampaign() {
        bothBegin();
        for (var unit : List.of("001", "002", "003")) {
            enter("office", first, unit, "会议太多，基层干部整天陪会，没有时间下村");
            enter("office", second, unit, "项目审批太慢，一个项目要跑七个部门盖章");
        }
        var visit = Map.of(
                "campaign",
                second.id(),
                "unit",
                "002",
                "heldOn",
                today(),
                "place",
                "涧北村",
                "people",
                "邓国平",
                "opinions",
                List.of(Map.of("words", "路不好走")));
        assertThat(rest.basic("u002").post("/api/opinions/visits", visit).status())
                .isEqualTo(201);
        imports("opinions", first.id(), List.of("听取日期", "意见内容"), List.of(today(), "导入的意见"));
        office.runJobs();

        assertThat(figure(first, "total")).isEqualTo(4);
        assertThat(figure(second, "total")).isEqualTo(4);
        assertThat(words(second)).contains("路不好走").doesNotContain("导入的意见");
        assertThat(words(first)).contains("导入的意见").doesNotContain("路不好走");
        var common = rest.basic("office").get("/api/opinions/common?campaign=" + second.id());
        assertThat(common.body()).contains("七个部门").doesNotContain("陪会");
        var ofFirst = page("/opinions?campaign=" + first.id());
        assertThat(ofFirst)
                .contains(
                        "<strong>%s</strong>".formatted(label(first)),
                        "data-campaign=\"%s\"".formatted(first.id()),
                        "/opinions/common?campaign=" + first.id(),
                        "/questionnaires?campaign=" + first.id(),
                        "/imports/opinions?campaign=" + first.id(),
                        "导入的意见")
                .doesNotContain("七个部门");
        assertThat(page("/opinions/common?campaign=" + second.id()))
                .contains(
                        "<strong>%s</strong>".formatted(label(second)),
                        "/opinions/common?campaign=%s&amp;units=5".formatted(second.id()),
                        "七个部门")
                .doesNotContain("陪会");
        assertThat(page("/imports/opinions?campaign=" + second.id()))
                .contains("value=\"%s\" selected".formatted(second.id()));
    }

    @Test
    @DisplayName("群众：起始页列出收意见的活动；网址里没有写是哪个活动的，页面上要选；写了的归那个活动")
    void thePublicChoosesTheCampaign() {
        bothBegin();
        assertThat(rest.anonymous().get("/public").body())
                .contains(label(first), label(second), BOX + "?campaign=" + second.id());
        assertThat(rest.anonymous().get(BOX).body()).contains("请选择", label(first), label(second));
        var unknown = suggest(Map.of("unit", "002", "words", "窗口态度不好"));
        assertThat(formAfter(unknown)).contains("请选这条意见是对哪个活动提的", "窗口态度不好");
        assertThat(rest.anonymous().get(BOX + "?campaign=" + second.id()).body())
                .contains("name=\"campaign\" value=\"%s\"".formatted(second.id()))
                .doesNotContain(label(first));

        var sent = suggest(Map.of("campaign", second.id(), "unit", "002", "words", "窗口态度不好"));
        assertThat(sent.header("Location")).contains("/public/thanks?campaign=%s&receipt=".formatted(second.id()));
        assertThat(words(second)).containsExactly("窗口态度不好");
        assertThat(words(first)).isEmpty();
    }

    @Test
    @DisplayName("公开的答复按活动看，一起看的每条写明活动")
    void publishedAnswersBelongToTheirCampaign() {
        bothBegin();
        for (var campaign : List.of(first, second)) {
            var answered = Map.of(
                    "words",
                    "在%s提的意见".formatted(campaign.id()),
                    "heardOn",
                    today(),
                    "channel",
                    "TALK",
                    "kind",
                    "FORMALISM",
                    "concerns",
                    "UNIT",
                    "answer",
                    "已经改了",
                    "feedback",
                    "PUBLISHED");
            var entered = rest.basic("office")
                    .post(
                            "/api/opinions",
                            Map.of("campaign", campaign.id(), "unit", "002", "opinions", List.of(answered)));
            assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        }

        assertThat(rest.anonymous()
                        .get("/public/opinions?campaign=" + first.id())
                        .body())
                .contains("在%s提的意见".formatted(first.id()))
                .doesNotContain("在%s提的意见".formatted(second.id()));
        assertThat(rest.anonymous().get("/public/opinions").body())
                .contains("在%s提的意见".formatted(first.id()), "在%s提的意见".formatted(second.id()), ">" + label(second) + "<");
    }

    @Test
    @DisplayName("问卷：各归各的活动，填的数字和写的话也是")
    void questionnairesBelongToTheirCampaign() {
        bothBegin();
        var ofFirst = opened(first);
        var ofSecond = opened(second);
        assertThat(reply(ofSecond).status()).isEqualTo(302);
        office.runJobs();

        assertThat(words(second)).containsExactly("文件太多");
        assertThat(words(first)).isEmpty();
        assertThat(page("/questionnaires?campaign=" + second.id()))
                .contains("收到1份", "问卷" + second.id())
                .doesNotContain("问卷" + first.id());
        assertThat(page("/questionnaires?campaign=" + first.id()))
                .contains("收到0份")
                .doesNotContain("收到1份");
        assertThat(page("u002", "/questionnaires?campaign=" + first.id()))
                .contains(ofFirst)
                .doesNotContain(ofSecond);
        var listed = rest.basic("office").get("/api/questionnaires?campaign=" + first.id());
        assertThat(listed.json().findValuesAsText("code")).containsExactly(ofFirst);
        assertThat(page("/questionnaires/new?campaign=" + second.id()))
                .contains("value=\"%s\" selected".formatted(second.id()));
    }

    @Test
    @DisplayName("评议：一个单位在两个活动里各评各的，结果互不相混")
    void ratingsBelongToTheirCampaign() {
        bothBegin();
        var ofFirst = meeting(first);
        var ofSecond = meeting(second);
        var ofOther = ofSecond.slips("CADRES").get(0);
        assertThat(rest.anonymous()
                        .post("/public/ballot-papers", Map.of("token", ofOther.link()))
                        .json()
                        .path("campaign")
                        .asText())
                .isEqualTo(label(second));
        // With fewer than five votes nothing is shown.
        for (var slip : ofFirst.slips("CADRES")) {
            ofFirst.votes(slip.link(), 1);
        }
        ofFirst.closes();

        assertThat(ofFirst.view().path("campaign").asText()).isEqualTo(first.id());
        assertThat(ofFirst.overall().get(0)).isEqualTo(5);
        assertThat(ofSecond.view().path("result").isNull()).isTrue();
        assertThat(ratings(second)).containsExactly(ofSecond.id());
        assertThat(ratings(first)).containsExactly(ofFirst.id());
        assertThat(page("/ratings?campaign=" + second.id()))
                .contains("/ratings/" + ofSecond.id())
                .doesNotContain("/ratings/" + ofFirst.id() + "\"");
        assertThat(page("/ratings")).contains(label(first), label(second));
        assertThat(page("/ratings/" + ofSecond.id())).contains(label(second)).doesNotContain(label(first));
    }

    @Test
    @DisplayName("台账：各归各的活动；来自群众意见的归意见的活动，几个活动的意见不能列成一项")
    void theLedgerBelongsToItsCampaign() {
        bothBegin();
        long ofFirst = opinion(first);
        long ofSecond = opinion(second);
        assertThat(register(Map.of("campaign", first.id())).status()).isEqualTo(201);
        assertThat(register(Map.of("opinions", List.of(ofSecond))).status()).isEqualTo(201);
        assertThat(register(Map.of("opinions", List.of(ofFirst, ofSecond))).detail())
                .contains("属于几个活动");
        assertThat(register(Map.of("campaign", first.id(), "opinions", List.of(opinion(second))))
                        .detail())
                .contains("“活动”应是它，不能是 " + first.id());
        var sheet = imports(
                "ledger",
                second.id(),
                List.of("问题", "整改措施", "责任人", "完成时限"),
                List.of("会多文多", "压减三成", "邓国平", "2050-08-31"));
        assertThat(sheet.json().path("saved").asBoolean()).as(sheet.body()).isTrue();

        assertThat(items(first)).isEqualTo(1);
        assertThat(items(second)).isEqualTo(2);
        assertThat(page("u002", "/ledger?campaign=" + second.id()))
                .contains("会多文多", "/imports/ledger?campaign=" + second.id(), "/ledger/new?campaign=" + second.id());
        assertThat(page("u002", "/ledger?campaign=" + first.id())).doesNotContain("会多文多");
        assertThat(page("u002", "/ledger")).contains("会多文多", label(first), label(second));
        assertThat(page("/ledger/new?opinion=" + ofFirst))
                .contains("name=\"campaign\" value=\"%s\"".formatted(first.id()))
                .doesNotContain(label(second));
    }

    @Test
    @DisplayName("活动办和领导小组的任务写明是哪个活动；“各活动”页说现在要办什么、等谁办")
    void tasksAndTheOverviewNameTheCampaign() {
        var third = office.plans(Answers.with(Answers.plan(), Map.of("name", "第三个活动")));

        assertThat(third.taskNames()).containsExactly("第三个活动（%s） · 审批活动方案".formatted(third.id()));
        assertThat(second.taskNames())
                .allMatch(name -> name.startsWith("%s（%s） · 开启阶段".formatted(OTHER_NAME, second.id())));
        assertThat(page("/campaigns"))
                .contains(
                        "第三个活动（%s）".formatted(third.id()),
                        "审批活动方案",
                        "领导小组",
                        label(first),
                        label(second),
                        "/opinions?campaign=" + second.id())
                .doesNotContain("/opinions?campaign=" + third.id() + "\"");
        bothBegin();
        assertThat(page("/campaigns")).contains("正在开展", "待批准");
        assertThat(page("/campaigns/" + second.id())).contains(label(second), "正在开展");
        assertThat(rest.browser("u002").page("/campaigns").status()).isEqualTo(403);
        third.of("leader").completes("UserTask_ApprovePlan", Answers.returned("日程太紧"));
        third.of("office").completes("UserTask_RevisePlan", Answers.with(Answers.plan(), Map.of("name", "改了名的活动")));
        assertThat(third.taskNames()).containsExactly("改了名的活动（%s） · 审批活动方案".formatted(third.id()));
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private String label(TestCampaign campaign) {
        return "%s（%s）".formatted(campaign.id().equals(second.id()) ? OTHER_NAME : "清源县党的群众路线教育实践活动", campaign.id());
    }

    private String page(String path) {
        return page("office", path);
    }

    private String page(String login, String path) {
        var answer = rest.browser(login).page(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Answer enter(String login, @Nullable TestCampaign campaign, @Nullable String unit, String words) {
        return enterIn(login, campaign == null ? null : campaign.id(), unit, words);
    }

    private Answer enterIn(String login, @Nullable String campaign, @Nullable String unit, String words) {
        var input = new HashMap<String, Object>();
        input.put("campaign", campaign);
        input.put("unit", unit);
        input.put("opinions", List.of(Map.of("words", words, "heardOn", today(), "channel", "TALK")));
        return rest.basic(login).post("/api/opinions", input);
    }

    private long opinion(TestCampaign campaign) {
        return enter("u002", campaign, null, "会太多").json().at("/numbers/0").asLong();
    }

    private List<String> words(TestCampaign campaign) {
        return lines(campaign).findValuesAsText("words");
    }

    private JsonNode lines(TestCampaign campaign) {
        return rest.basic("office")
                .get("/api/opinions?campaign=" + campaign.id())
                .json()
                .path("lines");
    }

    private int figure(TestCampaign campaign, String name) {
        return rest.basic("office")
                .get("/api/opinions/figures?campaign=" + campaign.id())
                .json()
                .path(name)
                .asInt();
    }

    private Answer make(@Nullable TestCampaign campaign) {
        var questions = List.of(Map.of("kind", "TEXT", "words", "您还有什么意见？", "required", true, "options", List.of()));
        var draft = new HashMap<String, Object>(Map.of("words", "请如实填写", "questions", questions));
        draft.put("campaign", campaign == null ? null : campaign.id());
        draft.put("title", campaign == null ? "问卷" : "问卷" + campaign.id());
        return rest.basic("office").post("/api/questionnaires", draft);
    }

    /** The code of an open questionnaire. */
    private String opened(TestCampaign campaign) {
        long id = make(campaign).json().path("id").asLong();
        var path = "/api/questionnaires/" + id;
        assertThat(rest.basic("office").post(path + "/opening", null).status()).isEqualTo(204);
        return rest.basic("office").get(path).json().path("code").asText();
    }

    private Answer reply(String code) {
        return post("/public/questionnaires/" + code, Map.of("unit", "002", "q1", "文件太多"));
    }

    /** The page to which the refused submission leads. */
    private String formAfter(Answer refused) {
        assertThat(refused.header("Location")).contains("?draft=");
        return rest.anonymous()
                .get(refused.header("Location").replaceAll("^https?://[^/]+", ""))
                .body();
    }

    private Answer suggest(Map<String, String> fields) {
        return post(BOX, fields);
    }

    private Answer post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(Map.of("token", token(), "answer", "2"));
        all.putAll(fields);
        var answer = rest.browser()
                .form(
                        path,
                        all.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")));
        office.runJobs();
        return answer;
    }

    private String token() {
        var token = TOKEN.matcher(rest.anonymous().get(BOX).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private MeetingRating meeting(TestCampaign campaign) {
        var created = rest.basic("u002")
                .post(
                        "/api/ratings",
                        Map.of(
                                "campaign",
                                campaign.id(),
                                "unit",
                                "002",
                                "title",
                                "动员大会民主评议",
                                "invited",
                                Map.of("CADRES", 5),
                                "closesAt",
                                LocalDate.now(clock).plusDays(2) + "T17:00",
                                "paper",
                                false));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new MeetingRating(rest, "u002", created.json().path("id").asLong());
    }

    private List<Long> ratings(TestCampaign campaign) {
        return rest.basic("office").get("/api/ratings?campaign=" + campaign.id()).json().findValues("id").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    private static Map<String, Object> item(Map<String, Object> changed) {
        return Answers.with(
                Map.of(
                        "unit", "002",
                        "problem", "公车私用",
                        "kind", "EXTRAVAGANCE",
                        "measures", "全部登记，逐月公开",
                        "person", "u002-head",
                        "deadline", "2050-08-31"),
                changed);
    }

    private Answer register(Map<String, Object> changed) {
        return rest.basic("u002").post("/api/ledger", item(changed));
    }

    private int items(TestCampaign campaign) {
        return rest.basic("office")
                .get("/api/ledger/figures?campaign=" + campaign.id())
                .json()
                .path("items")
                .asInt();
    }

    private Answer imports(String kind, String campaign, List<String> headings, List<Object> row) {
        var file = new Rest.Upload("表.xlsx", SheetWriter.write("表", headings, List.of(row)));
        return rest.basic("u002")
                .post(
                        "/api/imports/%s?dryRun=false&campaign=%s".formatted(kind, campaign),
                        new Rest.Uploads(List.of(file)));
    }
}
