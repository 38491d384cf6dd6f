package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists 我提交的 and 我办过的, and the notice of an acceptance. */
@DudaoTest
class MyWorkTest {

    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    Rest rest;

    private TestCampaign campaign;

    @BeforeEach
    void handIn() {
        campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
    }

    private JsonNode submitted(String login) {
        return StreamSupport.stream(
                        rest.basic(login).get("/api/me/submitted").json().spliterator(), false)
                .filter(line -> line.path("campaign").asText().equals(campaign.id()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode handled(String login) {
        return rest.basic(login).get("/api/me/handled").json().get(0);
    }

    @Test
    @DisplayName("我提交的：等谁审、从何时起、期限是哪天；退回以后等谁返工")
    void whoHandedInSeesWhereItIs() {
        var waiting = submitted("u002");
        assertThat(waiting.path("state").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(waiting.path("waitingFor").asText()).isEqualTo("县直第一督导组");
        assertThat(waiting.path("since").asText()).isNotEmpty();
        assertThat(waiting.path("due").asText()).isNotEmpty();

        campaign.supervision("01").returns("002", PLAN, "把责任分到人");
        assertThat(submitted("u002").path("state").asText()).isEqualTo("RETURNED");
        assertThat(submitted("u002").path("waitingFor").asText()).startsWith("县水务局");
        assertThat(rest.browser("u002").page("/my-work").body()).contains("我提交的", "已退回返工", "实施方案");
    }

    @Test
    @DisplayName("我办过的：审核人看得到自己退回、通过的现在到了哪一步")
    void theReaderSeesWhereItIs() {
        campaign.supervision("01").returns("002", PLAN, "把责任分到人");
        var line = handled("sg01");

        assertThat(line.path("name").asText()).contains("县水务局", "实施方案");
        assertThat(line.path("material").asLong()).isEqualTo(campaign.numberOf("unit-002", PLAN));
        assertThat(line.path("state").asText()).isEqualTo("已退回返工");
        assertThat(line.path("waitingFor").asText()).startsWith("县水务局");
        assertThat(rest.browser("sg01").page("/my-work").body()).contains("我办过的", "已退回返工");
    }

    @Test
    @DisplayName("别人的不在我的单子里")
    void nobodySeesTheWorkOfOthers() {
        assertThat(rest.basic("u003").get("/api/me/submitted").body()).doesNotContain(campaign.id());
        assertThat(rest.basic("u003").get("/api/me/handled").body()).doesNotContain("县水务局");
    }

    @Test
    @DisplayName("通过了，单位的每个人都收到消息，各自看过为止；退回的有任务，不另外发消息")
    void theUnitIsToldOfAnAcceptance() {
        campaign.supervision("01").returns("002", PLAN, "把责任分到人");
        assertThat(notices("u002")).isEmpty();
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);

        assertThat(notices("u002")).hasSize(1);
        assertThat(notices("u002").get(0).path("words").asText()).startsWith("“实施方案”第2轮已审核通过");
        assertThat(notices("u003")).isEmpty();
        assertThat(rest.browser("u002").page("/my-work").body()).contains("新消息", "第2轮已审核通过");
        var ids = notices("u002").stream()
                .map(notice -> notice.path("id").asLong())
                .toList();
        assertThat(rest.basic("u003").post("/api/me/notices/seen", ids).status())
                .isEqualTo(204);
        assertThat(notices("u002")).hasSize(1);
        assertThat(rest.basic("u002").post("/api/me/notices/seen", ids).status())
                .isEqualTo(204);
        assertThat(notices("u002")).isEmpty();
        assertThat(notices("u002-head")).hasSize(1);
        assertThat(submitted("u002").path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(submitted("u002").path("waitingFor").isNull()).isTrue();
    }

    /** Of this test's material. */
    private List<JsonNode> notices(String login) {
        var link = "/materials/" + campaign.numberOf("unit-002", PLAN);
        return StreamSupport.stream(
                        rest.basic(login).get("/api/me/notices").json().spliterator(), false)
                .filter(notice -> notice.path("link").asText().equals(link))
                .toList();
    }

    @Test
    @DisplayName("材料一览可以按活动、单位、督导组、材料查，单位写错的提示是哪个")
    void materialsAreFiltered() {
        campaign.unit("004").handsIn(PLAN);
        var list = "/api/materials?state=UNDER_REVIEW&campaign=" + campaign.id();

        assertThat(owners(list)).containsExactlyInAnyOrder("unit-002", "unit-004");
        assertThat(owners(list + "&unit=002")).containsExactly("unit-002");
        assertThat(owners(list + "&unit=%E5%8E%BF%E6%B0%B4%E5%8A%A1%E5%B1%80")).containsExactly("unit-002");
        assertThat(owners(list + "&group=02")).containsExactly("unit-004");
        assertThat(owners(list + "&kind=mobilisation-speech")).isEmpty();
        assertThat(rest.basic("office")
                        .get(list + "&unit=%E6%B0%B4%E5%8A%A1%E5%B1%80")
                        .detail())
                .contains("“单位”填的是“水务局”", "是否“县水务局”");
        assertThat(rest.browser("office")
                        .page("/materials?unit=002&campaign=" + campaign.id())
                        .body())
                .contains("<option value=\"002\" selected=\"selected\">县水务局</option>", "办理期限")
                .doesNotContain("<td data-label=\"单位\">县司法局</td>");
    }

    private List<String> owners(String address) {
        return rest.basic("office").get(address).json().findValuesAsText("owner");
    }
}
