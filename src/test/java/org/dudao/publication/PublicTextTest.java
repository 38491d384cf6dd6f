package org.dudao.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.dudao.support.Chromium;
import org.dudao.support.DudaoTest;
import org.dudao.support.LedgerOfUnit;
import org.dudao.support.MeetingRating;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the public reads of an opinion, of a deferred item and of a remark. */
@DudaoTest
class PublicTextTest {

    private static final String UNIT = "002";
    private static int count;

    /** The public page shows the opinions of all tests; each test has a number of its own in its text. */
    private final String mark = "窗口要跑%d趟".formatted(1_000 + count++);

    private final String words = "我叫王小二，手机13912345678，身份证510623197505054321，住解放街5号2单元301室。" + mark;
    private static final String ANSWER = "已经电话13912345678告知王小二";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test starts with one
    private TestCampaign campaign;

    @Test
    @DisplayName("公开的意见和答复，个人信息自动隐去；发布的人两样都看得到")
    void personalDataIsMaskedOnThePublicPage() {
        long number = published(false);

        assertThat(publicOpinions())
                .contains(mark, "已经电话****告知王**")
                .doesNotContain("王小二", "13912345678", "510623197505054321", "解放街");
        var seen = opinion("u002", number);
        assertThat(seen.path("words").asText()).isEqualTo(words);
        assertThat(seen.path("personalData").asText()).isEqualTo("身份证号、手机号、住址、姓名");
        assertThat(seen.at("/publication/shown/answer").asText()).startsWith("已经电话****告知");
        assertThat(rest.browser("u002").page("/opinions/" + number).body())
                .contains("<mark>13912345678</mark>", "公开的答复", "已经电话****告知")
                .doesNotContain("更正或者撤下");
    }

    @Test
    @DisplayName("登记时就标出像个人信息的文字；办理的表单里看得到公开时的样子")
    void personalDataIsMarkedWhenEntered() {
        long number = entered();

        assertThat(rest.browser("u002")
                        .page("/opinions?campaign=" + campaign.id())
                        .body())
                .contains("像有身份证号、手机号、住址、姓名");
        sorted(number);
        var form = office.formOf("u002", task(number, "UserTask_AnswerOpinion"));
        assertThat(String.valueOf(form.get("opinionRows"))).contains("像有个人信息", "公开时显示的意见", "手机****");
    }

    @Test
    @DisplayName("发布的人核对以后，可以选定按原文公开，留下记录")
    void thePublisherCanChooseTheWording() {
        long number = published(true);

        assertThat(publicOpinions()).contains(words, ANSWER);
        var change = opinion("office", number).at("/publication/changes/0");
        assertThat(change.path("what").asText()).isEqualTo("按选定的文字公开");
        assertThat(change.path("by").asText()).isEqualTo(opinionName("u002"));
    }

    @Test
    @DisplayName("公开的答复由活动办更正、撤下、重新公开，写明理由，留下记录；别人不能")
    void theOfficeCorrectsAndTakesDown() {
        long number = published(true);
        var path = "/api/opinions/%d/publication".formatted(number);

        assertThat(rest.basic("u002")
                        .post(path, Map.of("words", "x", "answer", "y", "reason", "z"))
                        .status())
                .isEqualTo(403);
        assertThat(rest.basic("office").post(path, Map.of("words", mark)).detail())
                .contains("更正的理由没有写");
        assertThat(rest.basic("office")
                        .post(path, Map.of("words", mark, "answer", "已经告知本人", "reason", "有个人信息"))
                        .status())
                .isEqualTo(204);
        assertThat(publicOpinions()).contains("已经告知本人").doesNotContain("王小二");

        assertThat(rest.basic("office")
                        .post(path + "/taking-down", Map.of("reason", "本人要求"))
                        .status())
                .isEqualTo(204);
        assertThat(publicOpinions()).doesNotContain("已经告知本人");
        assertThat(rest.basic("office")
                        .post(path + "/taking-down", Map.of("reason", "再撤"))
                        .status())
                .isEqualTo(409);
        assertThat(rest.basic("office").post(path, Map.of("reason", "本人同意了")).status())
                .isEqualTo(204);
        assertThat(publicOpinions()).contains(mark).doesNotContain("13912345678");
        assertThat(opinion("u002", number).at("/publication/changes").findValuesAsText("what"))
                .containsExactly("按选定的文字公开", "更正", "撤下", "更正");
    }

    @Test
    @DisplayName("活动办在意见的页面上更正、撤下")
    void theOfficeCorrectsAndTakesDownOnThePage() {
        long number = published(false);

        CHROMIUM.as("office", port, page -> {
            page.navigate("http://localhost:%d/opinions/%d".formatted(port, number));
            page.getByText("更正或者撤下").click();
            page.locator("textarea[name=answer]").fill("已经告知本人");
            page.getByLabel("理由").fill("有个人信息");
            page.getByText("更正公开的文字").click();
            PlaywrightAssertions.assertThat(page.getByText("已经更正，公开页上是新的文字。")).isVisible();
            page.getByText("更正或者撤下").click();
            page.getByLabel("理由").fill("本人要求");
            page.getByText("撤下，不再公开").click();
            PlaywrightAssertions.assertThat(page.getByText("已经撤下，公开页上看不到了。")).isVisible();
        });

        assertThat(opinion("office", number).at("/publication/changes").findValuesAsText("what"))
                .containsExactly("更正", "撤下");
        assertThat(publicOpinions()).doesNotContain(mark);
    }

    @Test
    @DisplayName("没有公开的意见，没有可以撤下的")
    void onlyAPublishedAnswerIsTakenDown() {
        long number = entered();

        assertThat(rest.basic("office")
                        .post("/api/opinions/%d/publication/taking-down".formatted(number), Map.of("reason", "x"))
                        .detail())
                .isEqualTo("第%d号意见没有公开，没有可以更正、撤下的内容。".formatted(number));
    }

    @Test
    @DisplayName("向群众说明的台账事项也一样：自动隐去，活动办更正、撤下")
    void aDeferredItemIsMaskedToo() {
        campaign = office.launches();
        var ledger = new LedgerOfUnit(office, campaign, UNIT);
        var number = ledger.accepts(Map.of("problem", "村民李四家住王家村3组，路没有修，电话13912340000"));
        ledger.isPutOff(number);

        assertThat(publicLedger()).contains("路没有修", "规划明年才批").doesNotContain("李四", "王家村", "13912340000");
        var path = "/api/ledger/%d/publication".formatted(number);
        assertThat(rest.basic("office")
                        .post(path, Map.of("words", "三组的路没有修", "reason", "不点名"))
                        .status())
                .isEqualTo(204);
        assertThat(publicLedger()).contains("三组的路没有修", "规划明年才批");
        assertThat(rest.basic("office")
                        .post(path + "/taking-down", Map.of("reason", "写错了"))
                        .status())
                .isEqualTo(204);
        assertThat(publicLedger()).doesNotContain("三组的路没有修");
        assertThat(rest.browser("u002").page("/ledger/" + number).body()).contains("已经撤下", "写错了");
        assertThat(rest.basic("u002")
                        .post(path, Map.of("words", "x", "reason", "y"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("评议意见里的个人信息隐去；活动办看得到原话，可以撤下")
    void aRemarkIsMaskedToo() {
        campaign = office.launches();
        var rating = MeetingRating.of(rest, clock, "u002", UNIT, Map.of("CADRES", 6), false);
        var slips = rating.slips("CADRES");
        for (int voter = 0; voter < 5; voter++) {
            rating.votes(slips.get(voter).code(), List.of(1), voter == 0 ? "我叫张三丰，13912345678" : "");
        }
        assertThat(rating.closes().status()).isEqualTo(204);

        assertThat(rating.view().at("/result/remarks").toString()).isEqualTo("[\"我叫张**，****\"]");
        assertThat(rest.browser("u002").page("/ratings/" + rating.id()).body())
                .contains("我叫张**，****")
                .doesNotContain("张三丰");
        assertThat(rest.browser("office").page("/ratings/" + rating.id()).body())
                .contains("我叫张三丰，13912345678");
        var path = "/api/ratings/%d/remarks".formatted(rating.id());
        assertThat(rest.basic("u002").get(path).status()).isEqualTo(403);
        assertThat(rest.basic("office")
                        .post(path + "/publication/taking-down", Map.of("remark", "别的话", "reason", "x"))
                        .detail())
                .contains("没有这样的一条");
        assertThat(rest.basic("office")
                        .post(
                                path + "/publication/taking-down",
                                Map.of("remark", "我叫张三丰，13912345678", "reason", "写了姓名"))
                        .status())
                .isEqualTo(204);
        assertThat(rating.view().at("/result/remarks")).isEmpty();
    }

    private long entered() {
        campaign = office.launches();
        var opinion = Map.of("words", words, "heardOn", LocalDate.now(clock).toString(), "channel", "LETTER");
        var answer = rest.basic("u002").post("/api/opinions", Map.of("opinions", List.of(opinion)));
        assertThat(answer.json().path("personalData").asText()).isEqualTo("身份证号、手机号、住址、姓名");
        office.runJobs();
        return answer.json().at("/numbers/0").asLong();
    }

    private void sorted(long number) {
        var sorting = Map.of("number", number, "choice", Map.of("kind", "BUREAUCRACY", "concerns", "UNIT"));
        assertThat(rest.basic("u002")
                        .post("/api/opinions/sorting", Map.of("items", List.of(sorting)))
                        .status())
                .isEqualTo(200);
    }

    private long published(boolean asWritten) {
        long number = entered();
        sorted(number);
        var answers = new HashMap<String, Object>(Map.of("answer", ANSWER, "feedback", "PUBLISHED"));
        if (asWritten) {
            answers.put("publishAsWritten", true);
        }
        campaign.of("u002").completes(task(number, "UserTask_AnswerOpinion"), answers);
        return number;
    }

    private Task task(long number, String step) {
        return campaign.tasksOf(UNIT).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .filter(task -> task.getName().contains("意见%d：".formatted(number)))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode opinion(String login, long number) {
        return rest.basic(login).get("/api/opinions/" + number).json();
    }

    private String opinionName(String login) {
        return rest.basic(login).get("/api/me").json().path("name").asText();
    }

    /** The part of the page with this test's opinion; empty when there is none. */
    private String publicOpinions() {
        return Arrays.stream(rest.anonymous().get("/public/opinions").body().split("<section>"))
                .filter(section -> section.contains(mark))
                .findFirst()
                .orElse("");
    }

    private String publicLedger() {
        return rest.anonymous().get("/public/ledger").body();
    }
}
