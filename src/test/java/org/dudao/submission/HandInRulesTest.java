package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
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

    @Autowired
    Rest rest;

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
                        "EmptyRoundRule",
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
    @DisplayName("没有正文也没有附件的讲话稿不能提交，空格不算字；写够了就能提交")
    void emptyRoundRule() {
        var speech = "mobilisation-speech";
        assertThatHandInIsRefused(speech, Answers.good(speech), "正文没有写，也没有附件。请在“材料”页写正文，至少50个字");
        var unit = campaign.unit("002");
        var task = unit.handInOf(speech);
        unit.drafts(task, Map.of("text", "同志们！" + " \u3000\n".repeat(50)));
        assertThatThrownBy(() -> unit.completes(task, Answers.good(speech)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("正文只有4个字");

        assertThat(unit.materialOf(task).path("textRequired").asInt()).isEqualTo(50);
        unit.drafts(task, Map.of("text", "同志们，动员大会现在开始。".repeat(5)));
        unit.completes(task, Answers.good(speech));
        assertThat(campaign.recordOf(OWNER, speech).path("state").asText()).isEqualTo("待审核");
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

    @Test
    @DisplayName("2099年开的会不能提交，指明是召开日期")
    void aMeetingInTheFutureIsRefused() {
        assertThatHandInIsRefused(
                "mobilisation-meeting",
                Answers.good("mobilisation-meeting", Map.of("heldOn", "2099-03-25")),
                "“召开日期”：召开日期不能晚于今天");
    }

    @Test
    @DisplayName("清单的行数比四个数的合计少，不能提交")
    void fewerRowsThanTheFiguresSayAreRefused() {
        assertThatHandInIsRefused(
                "problem-list",
                Answers.good("problem-list", Map.of("formalism", 3)),
                "“问题清单”：四个方面合计 4 个问题，清单只有 2 行；一行写一个，至少写 4 行。");
    }

    @Test
    @DisplayName("审核动员大会：到会56人，107票不收，认领以后经引擎的接口提交也不收")
    void moreVotesThanPeopleInTheReviewAreRefused() {
        var meeting = "mobilisation-meeting";
        campaign.asksFor("002", meeting);
        campaign.unit("002").handsIn(meeting, Answers.good(meeting, Map.of("attendance", 56)));
        var reader = campaign.supervision("01");
        var review = reader.reviewOf(OWNER, meeting);
        var votes =
                reader.ticked(review, Answers.with(Answers.meetingRated(Answers.accept()), Map.of("ratedGood", 91)));

        assertThatThrownBy(() -> reader.completes(review, votes))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“好（票）”：四项合计 107 票，比单位填报的参加人数 56 人还多");
        assertThat(office.formOf("sg01", review)).containsKeys("submitted", "currentDay", "earliestDay");
        reader.completes(review, Answers.with(votes, Map.of("ratedGood", 40)));
        assertThat(campaign.recordOf(OWNER, meeting).path("accepted").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("审核时要核对的，提交和审核的表单上都先写在那一栏旁边")
    void theRulesOfTheReviewStandBesideTheFields() {
        campaign.asksFor("002", "branch-meetings");
        campaign.asksFor("002", "problem-list");
        campaign.asksFor("002", "mobilisation-meeting");
        campaign.unit("002").handsIn("mobilisation-meeting");

        assertThat(formOf("u002", campaign.unit("002").handInOf("branch-meetings"), "held", "description"))
                .isEqualTo("审核时核对：每个党支部都要召开；召开的不会比支部多。");
        assertThat(formOf("u002", campaign.unit("002").handInOf("problem-list"), "extravagance", "description"))
                .contains("只查一个方面，是避重就轻");
        assertThat(rest.engineRest("u002")
                        .get("/task/%s/deployed-form"
                                .formatted(campaign.unit("002")
                                        .handInOf("problem-list")
                                        .getId()))
                        .json()
                        .findValuesAsText("text"))
                .contains("审核时核对：合计里的每个问题都要列出来，才能逐条整改。");
        assertThat(formOf(
                        "sg01",
                        campaign.supervision("01").reviewOf(OWNER, "mobilisation-meeting"),
                        "attended",
                        "description"))
                .isEqualTo("审核时核对：动员大会要请督导组参加。");
    }

    @Test
    @DisplayName("审核人还没有填，就不说尚未达标；单位自己的数不够，先说")
    void nothingIsBelowStandardBeforeTheReaderAnswers() {
        campaign.asksFor("002", "mobilisation-meeting");
        campaign.unit("002").handsIn("mobilisation-meeting");
        campaign.asksFor("002", "branch-meetings");
        campaign.unit("002").handsIn("branch-meetings", Answers.good("branch-meetings", Map.of("held", 2)));
        var reader = campaign.supervision("01");

        assertThat(office.variablesOf(reader.reviewOf(OWNER, "mobilisation-meeting")))
                .containsEntry("belowStandard", false)
                .containsEntry("shortfall", null);
        assertThat(office.variablesOf(reader.reviewOf(OWNER, "branch-meetings")))
                .containsEntry("belowStandard", true)
                .containsEntry("shortfall", "有党支部还没有召开组织生活会，规定动作一个不能少。");
    }

    /** The setting of this field in the form as this person gets it. */
    private String formOf(String login, Task task, String key, String setting) {
        for (var component : rest.engineRest(login)
                .get("/task/%s/deployed-form".formatted(task.getId()))
                .json()
                .path("components")) {
            if (component.path("key").asText().equals(key)) {
                return component.path(setting).asText();
            }
        }
        throw new AssertionError("No field " + key);
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
