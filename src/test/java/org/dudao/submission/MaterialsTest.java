package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.dudao.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of materials: who sees which, and what a group waits for. */
@DudaoTest
class MaterialsTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    @Autowired
    TestClock clock;

    private TestCampaign campaign;

    @BeforeEach
    void handIn() {
        campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
        campaign.unit("004").handsIn(PLAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u002", "u002-1", "u002-head", "sg01", "sg01-1", "office", "leader"})
    @DisplayName("材料的全程记录，提交的单位、审核的督导组、活动办和领导小组看得到")
    void aMaterialIsSeenByThoseWhomItConcerns(String login) {
        var answer = rest.basic(login).get(path());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("ownerName").asText()).isEqualTo("县水务局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u003", "sg02", "designer", "admin"})
    @DisplayName("与己无关的材料，就像没有一样")
    void whomItDoesNotConcernLearnsNothing(String login) {
        for (var path : List.of(path(), path().replaceFirst("\\d+$", "999999"))) {
            var answer = rest.basic(login).get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("detail").asText()).matches("没有编号为 \\d+ 的材料。");
        }
        assertThat(rest.basic(login).post(path() + "/withdrawal", null).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("还没有提交的附件，督导组看不到")
    void draftFilesAreNotShown() {
        campaign.supervision("01").returns("002", PLAN, "附上方案");
        var task = campaign.unit("002").handInOf(PLAN);
        var file = rest.basic("u002")
                .post("/api/tasks/%s/files".formatted(task.getId()), new Rest.Upload("方案.txt", Documents.bytes("还在写")));
        var download = path() + "/files/" + file.json().path("id").asText();

        assertThat(rest.basic("sg01").get(download).status()).isEqualTo(404);
        campaign.unit("002").handsIn(PLAN);
        assertThat(rest.basic("sg01").get(download).body()).isEqualTo("还在写");
    }

    @Test
    @DisplayName("没有权限的，用中文说明")
    void refusalIsInChinese() {
        assertThat(rest.basic("u002").get("/api/materials/seals").detail()).isEqualTo("您没有权限这样做。");
    }

    @Test
    @DisplayName("请求写得不对，用中文说明")
    void aMalformedRequestIsAnsweredInChinese() {
        assertThat(rest.basic("u002").get("/api/materials/abc").detail()).isEqualTo("“id”不能是“abc”。");
        assertThat(rest.basic("office").post(path() + "/reopening", "{").detail())
                .isEqualTo("请求的内容不是规定的 JSON。");
    }

    @Test
    @DisplayName("材料的页面也只给有关的人看")
    void aPageIsShownToThoseWhomItConcerns() {
        var page = path().replace("/api", "");

        assertThat(rest.browser("u002").page(page).body()).contains("县水务局 · 实施方案");
        assertThat(rest.browser("u003").page(page).status()).isEqualTo(404);
        assertThat(rest.browser("u003").page("/materials").body()).doesNotContain("县水务局");
    }

    @Test
    @DisplayName("管理员和活动办从材料一览能到名册，单位看不到")
    void theListLinksTheRosterForThoseWhoImportIt() {
        var link = "href=\"/imports/roster\"";

        assertThat(rest.browser("admin").page("/materials").body()).contains(link, "单位和人员名册");
        assertThat(rest.browser("office").page("/materials").body()).contains(link);
        assertThat(rest.browser("u002").page("/materials").body()).doesNotContain(link);
    }

    @Test
    @DisplayName("只有提交的单位能撤回")
    void nobodyElseWithdraws() {
        for (var login : List.of("sg01", "office", "leader")) {
            var answer = rest.basic(login).post(path() + "/withdrawal", null);
            assertThat(answer.status()).as(login).isEqualTo(403);
            assertThat(answer.json().path("detail").asText()).contains("只有提交材料的单位才能撤回");
        }
    }

    @Test
    @DisplayName("等待返工：本组退回了什么，第几轮，等了几天")
    void aGroupSeesWhatItWaitsForAndHowLong() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        clock.forward(Duration.ofDays(3));

        var waiting =
                ofThisCampaign(rest.basic("sg01").get("/api/materials/waiting").json());
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("ownerName").asText()).isEqualTo("县水务局");
        assertThat(waiting.get(0).path("name").asText()).isEqualTo("实施方案");
        assertThat(waiting.get(0).path("round").asInt()).isEqualTo(1);
        assertThat(waiting.get(0).path("days").asInt()).isEqualTo(3);
        for (var other : List.of("sg02", "u002", "office", "leader")) {
            assertThat(ofThisCampaign(
                            rest.basic(other).get("/api/materials/waiting").json()))
                    .as(other)
                    .isEmpty();
        }

        campaign.unit("002").handsIn(PLAN);
        assertThat(ofThisCampaign(
                        rest.basic("sg01").get("/api/materials/waiting").json()))
                .isEmpty();
    }

    @Test
    @DisplayName("材料一览：各看各的，活动办看全部")
    void everybodyListsTheirOwn() {
        assertThat(owners("u002")).containsOnly("县水务局");
        assertThat(owners("sg02")).doesNotContain("县水务局");
        assertThat(owners("office")).contains("县水务局", "县司法局");
        assertThat(owners("designer")).isEmpty();
    }

    private List<String> owners(String login) {
        var owners = new ArrayList<String>();
        JsonNode lines;
        int page = 0;
        do {
            lines = rest.basic(login).get("/api/materials?page=" + page++).json();
            ofThisCampaign(lines)
                    .forEach(line -> owners.add(line.path("ownerName").asText()));
        } while (!lines.isEmpty());
        return owners;
    }

    private List<JsonNode> ofThisCampaign(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path("campaign").asText().equals(campaign.id()))
                .toList();
    }

    private String path() {
        return "/api/materials/" + campaign.numberOf("unit-002", PLAN);
    }
}
