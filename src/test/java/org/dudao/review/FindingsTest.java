package org.dudao.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A return has a list of findings: raised, answered one by one, then marked as settled or not. */
@DudaoTest
class FindingsTest {

    private static final String OWNER = "unit-002";
    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    private TestCampaign campaign;

    @BeforeEach
    void handIn() {
        campaign = office.launches();
        campaign.unit("002").handsIn(PLAN);
    }

    @Test
    @DisplayName("退回至少要写明一条问题")
    void aReturnWithoutAFindingIsRefused() {
        assertThatThrownBy(() -> campaign.supervision("01").reads(OWNER, PLAN, Answers.returned()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("退回至少要写明一条问题");
        assertThat(campaign.openTasksOf("002")).contains("县水务局 · 实施方案 · 第1轮");
    }

    @Test
    @DisplayName("每条问题都要写明位置、类型和整改要求")
    void aFindingSaysWhereWhatAndHow() {
        assertRefused(finding("place", " "), "第1条问题没有写明“位置”");
        assertRefused(finding("remedy", ""), "第1条问题没有写明“整改要求”");
        assertRefused(finding("kind", "看着不顺眼"), "第1条问题的“问题类型”应为：照搬照套、");
        assertRefused(finding("remedy", "长".repeat(2001)), "超过 2000 个字");
    }

    private void assertRefused(Map<String, String> finding, String reason) {
        assertThatThrownBy(() -> campaign.supervision("01").reads(OWNER, PLAN, Answers.returned(), List.of(finding)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
        assertThat(campaign.recordOf(OWNER, PLAN).path("findings")).isEmpty();
    }

    private static Map<String, String> finding(String field, String value) {
        var finding = new HashMap<>(Answers.finding("逐条写明"));
        finding.put(field, value);
        return finding;
    }

    @Test
    @DisplayName("问题类型由设计人员在表里定，因材料而不同")
    void theKindsAreTheTablesForThisMaterial() {
        var kinds = review().path("kinds");

        assertThat(kinds)
                .extracting(JsonNode::asText)
                .contains("照搬照套", "责任人不明确", "时限不明确")
                .doesNotContain("听取意见不聚焦");
    }

    @Test
    @DisplayName("没有逐条答复的，不能提交下一轮")
    void aRoundWithAnUnansweredFindingCannotBeHandedIn() {
        campaign.supervision("01")
                .reads(OWNER, PLAN, Answers.returned(), List.of(Answers.finding("责任到人"), Answers.finding("时限到天")));
        var rework = campaign.unit("002").handInOf(PLAN);

        assertThatThrownBy(() -> campaign.unit("002").completes(rework, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有 2 条退回的问题没有答复");
        var first = campaign.unit("002").materialOf(rework).at("/findings/0/id").asText();
        campaign.unit("002").drafts(rework, Map.of("replies", Map.of(first, "已明确")));
        assertThatThrownBy(() -> campaign.unit("002").completes(rework, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有 1 条退回的问题没有答复");
    }

    @Test
    @DisplayName("别的材料的问题，答复了不算")
    void aReplyToAnotherMaterialsFindingIsRefused() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        var rework = campaign.unit("002").handInOf(PLAN);
        var own = campaign.unit("002").materialOf(rework).at("/findings/0/id").asText();
        campaign.unit("002").drafts(rework, Map.of("replies", Map.of(own, "已明确", "999999", "顺便答复")));

        assertThatThrownBy(() -> campaign.unit("002").completes(rework, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不属于这份材料");
    }

    @Test
    @DisplayName("审核人看得到每条答复，每条都要核对")
    void theReaderSeesTheRepliesAndMarksEachOfThem() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        campaign.unit("002").handsIn(PLAN);

        assertThat(review().at("/findings/0/reply").asText()).isEqualTo("已按要求修改");
        var task = campaign.supervision("01").reviewOf(OWNER, PLAN);
        assertThatThrownBy(() -> campaign.supervision("01")
                        .completes(task, campaign.supervision("01").ticked(task, Answers.accept())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有 1 条问题没有核对");
    }

    @Test
    @DisplayName("还有没整改到位的问题，不能通过")
    void nothingIsAcceptedWithAnUnsettledFinding() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        campaign.unit("002").handsIn(PLAN);

        assertThatThrownBy(() -> reads(false, Answers.accept(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有没整改到位的问题，不能通过");
    }

    @Test
    @DisplayName("没整改到位的带到下一轮，来龙去脉都在")
    void anUnsettledFindingCarriesOverWithItsHistory() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        campaign.unit("002").handsIn(PLAN);
        reads(false, Answers.returned(), List.of());

        var rework = campaign.unit("002").handInOf(PLAN);
        var finding = campaign.unit("002").materialOf(rework).at("/findings/0");
        assertThat(finding.path("round").asInt()).isEqualTo(1);
        assertThat(finding.path("reply").isNull()).isTrue();
        assertThat(finding.at("/history/0/round").asInt()).isEqualTo(2);
        assertThat(finding.at("/history/0/reply").asText()).isEqualTo("已按要求修改");
        assertThat(finding.at("/history/0/settled").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName("整改到位的销号，不再带到下一轮")
    void aSettledFindingIsClosed() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        campaign.unit("002").handsIn(PLAN);
        reads(true, Answers.returned(), List.of(Answers.finding("时限到天")));

        var open = campaign.unit("002")
                .materialOf(campaign.unit("002").handInOf(PLAN))
                .path("findings");
        assertThat(open).extracting(finding -> finding.path("remedy").asText()).containsExactly("时限到天");
    }

    @Test
    @DisplayName("通过的材料不能再提问题")
    void anAcceptanceRaisesNoFinding() {
        assertThatThrownBy(() -> reads(true, Answers.accept(), List.of(Answers.finding("再改改"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("通过的材料不能再提问题");
    }

    @Test
    @DisplayName("撤回的一轮里答复过的，再交时还在")
    void repliesOfAWithdrawnRoundAreKept() {
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        campaign.unit("002").handsIn(PLAN);
        campaign.unit("002").withdraws(PLAN);

        var again = campaign.unit("002").handInOf(PLAN);
        assertThat(campaign.unit("002")
                        .materialOf(again)
                        .at("/findings/0/reply")
                        .asText())
                .isEqualTo("已按要求修改");
        campaign.unit("002").completes(again, Answers.good(PLAN));
        assertThat(review().at("/findings/0/reply").asText()).isEqualTo("已按要求修改");
    }

    @Test
    @DisplayName("通过以后再交一轮，只能由活动办提出，并写明理由")
    void oneMoreRoundAfterAcceptanceIsTheOfficesAlone() {
        campaign.supervision("01").accepts("002", PLAN);
        var number = campaign.numberOf(OWNER, PLAN);

        assertThat(campaign.supervision("01")
                        .asksForOneMoreRound(number, "想再看看")
                        .status())
                .isEqualTo(403);
        assertThat(campaign.unit("002").asksForOneMoreRound(number, "想改改").status())
                .isEqualTo(403);
        assertThat(campaign.of("office")
                        .asksForOneMoreRound(number, " ")
                        .json()
                        .path("detail")
                        .asText())
                .contains("请写明为什么");
        assertThat(campaign.of("office").asksForOneMoreRound(number, "责任人已经调动").status())
                .isEqualTo(204);
        assertThat(campaign.of("office").asksForOneMoreRound(number, "再来一次").status())
                .isEqualTo(409);
        var rework = campaign.unit("002").handInOf(PLAN);
        assertThat(rework.getName()).isEqualTo("县水务局 · 实施方案 · 第2轮");
        assertThat(campaign.unit("002")
                        .materialOf(rework)
                        .at("/findings/0/remedy")
                        .asText())
                .isEqualTo("责任人已经调动");
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").accepts("002", PLAN);
        assertThat(campaign.recordOf(OWNER, PLAN).path("accepted").asBoolean()).isTrue();
    }

    private JsonNode review() {
        var reader = campaign.supervision("01");
        return reader.materialOf(reader.reviewOf(OWNER, PLAN));
    }

    /** Marks all open findings in the same way. */
    private void reads(boolean settled, Map<String, Object> verdict, List<Map<String, String>> findings) {
        var reader = campaign.supervision("01");
        var task = reader.reviewOf(OWNER, PLAN);
        var marks = new HashMap<String, Object>();
        reader.materialOf(task)
                .path("findings")
                .forEach(finding -> marks.put(finding.path("id").asText(), settled));
        reader.drafts(task, Map.of("settled", marks, "findings", findings));
        reader.completes(task, reader.ticked(task, verdict));
    }
}
