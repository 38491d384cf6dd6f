package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

/** Every rule of handing in refuses a round, and a refused round leaves nothing behind. */
@DudaoTest
class HandInRulesTest {

    private static final String OWNER = "unit-002";
    private static final String PLAN = "implementation-plan";

    @Autowired
    Office office;

    @Autowired
    List<HandInRule> rules;

    @Autowired
    JdbcClient database;

    private TestCampaign campaign;

    @BeforeEach
    void enrol() {
        campaign = office.enrols();
    }

    @Test
    @DisplayName("提交的规则按次序核对")
    void theRulesAndTheirOrder() {
        assertThat(rules)
                .extracting(rule -> ClassUtils.getUserClass(rule).getSimpleName())
                .containsExactly(
                        "TextLengthRule",
                        "RequiredFilesRule",
                        "FindingReplyRule",
                        "ListeningRecordRule",
                        "ResponsiblePersonRule");
    }

    @Test
    @DisplayName("正文超过50000个字不能提交，交不成的什么也不留下")
    void textLengthRuleAndNothingIsLeftBehind() {
        campaign.asksFor("002", PLAN);
        var unit = campaign.unit("002");
        var task = unit.handInOf(PLAN);
        unit.drafts(task, Map.of("text", "长".repeat(SubmissionService.LONGEST_TEXT + 1)));

        assertThatThrownBy(() -> unit.completes(task, Answers.good(PLAN)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_REQUEST))
                .hasMessage("正文共 50001 个字，最多 50000 个字；更长的请作为附件上传。");
        var record = campaign.recordOf(OWNER, PLAN);
        assertThat(record.path("state").asText()).isEqualTo("待提交");
        assertThat(record.path("rounds")).isEmpty();
        assertThat(database.sql("select handed_in from dudao.material where id = :id")
                        .param("id", campaign.numberOf(OWNER, PLAN))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(unit.materialOf(task).path("text").asText()).isEmpty();

        unit.drafts(task, Map.of("text", "短"));
        unit.completes(task, Answers.good(PLAN));
        assertThat(campaign.recordOf(OWNER, PLAN).at("/rounds/0/number").asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("要附的文件没有附，不能提交")
    void requiredFilesRule() {
        assertThatHandInIsRefused("life-meeting", Answers.good("life-meeting"), "要附会议记录等材料至少1个文件，现在没有。");
    }

    @Test
    @DisplayName("退回的问题没有逐条答复，不能提交")
    void findingReplyRule() {
        campaign.asksFor("002", PLAN);
        campaign.unit("002").handsIn(PLAN);
        campaign.supervision("01").returns("002", PLAN, "责任到人");
        var unit = campaign.unit("002");
        var task = unit.handInOf(PLAN);

        assertThatThrownBy(() -> unit.completes(task, Answers.good(PLAN)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有 1 条退回的问题没有答复");
        assertThat(campaign.recordOf(OWNER, PLAN).path("rounds")).hasSize(1);
    }

    @Test
    @DisplayName("登记册里没有意见，不能提交听取意见情况")
    void listeningRecordRule() {
        assertThatHandInIsRefused("listening-record", Map.of("mainOpinions", "走马观花"), "意见登记册里还没有一条意见");
    }

    @Test
    @DisplayName("整改方案里的责任人不是本单位的一个人，不能提交")
    void responsiblePersonRule() {
        var item = Map.of("problem", "公车私用", "measures", "全部登记", "person", "没有这个人", "deadline", "2014-08-31");
        assertThatHandInIsRefused(
                "rectification-plan", Map.of("goals", "逐项整改", "items", Answers.json(List.of(item))), "第1项的“责任人”应是");
    }

    private void assertThatHandInIsRefused(String material, Map<String, Object> answers, String reason) {
        campaign.asksFor("002", material);
        var unit = campaign.unit("002");
        var task = unit.handInOf(material);

        assertThatThrownBy(() -> unit.completes(task, answers))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
        assertThat(campaign.recordOf(OWNER, material).path("rounds")).isEmpty();
    }
}
