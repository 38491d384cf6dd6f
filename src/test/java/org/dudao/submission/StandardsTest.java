package org.dudao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.Spin;
import org.dudao.refusal.Refusal;
import org.dudao.support.Answers;
import org.dudao.support.Documents;
import org.dudao.support.DudaoTest;
import org.dudao.support.Office;
import org.dudao.support.Rest;
import org.dudao.support.TestCampaign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a material's row in material-standard.dmn requires of the unit and of the reader. */
@DudaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardsTest {

    private static final String PLAN = "implementation-plan";
    private static final String MEETING = "life-meeting";

    @Autowired
    Office office;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Rest rest;

    private TestCampaign campaign;
    private int nextStage = 100;

    @BeforeAll
    void enrol() {
        campaign = office.enrols();
    }

    /** Without the public's rating, whose figures are counted; see PublicRatingProcessTest. */
    static Stream<String> materials() {
        return MaterialTablesTest.materials().filter(material -> !material.equals("public-rating"));
    }

    @ParameterizedTest
    @MethodSource("materials")
    @DisplayName("每种材料都能按标准提交、审核、通过")
    void aMaterialOfEveryKindIsHandedInAndAccepted(String material) {
        if (material.equals("supervision-plan")) {
            // The campaign has received the plans of both groups.
            assertThat(campaign.recordOf("supervision-01", material)
                            .path("state")
                            .asText())
                    .isEqualTo("已通过");
            return;
        }
        starts(material, "002");
        campaign.unit("002").handsIn(material);
        campaign.supervision("01").accepts("002", material);

        assertThat(campaign.recordOf("unit-002", material).path("state").asText())
                .isEqualTo("已通过");
    }

    @Test
    @DisplayName("审核标准没有逐条达到的，不能通过，没有打勾的要点名")
    void nothingIsAcceptedWithAStandardUnmet() {
        starts(PLAN, "003");
        campaign.unit("003").handsIn(PLAN);
        var reader = campaign.supervision("01");
        var task = reader.reviewOf("unit-003", PLAN);

        assertThatThrownBy(() -> reader.completes(
                        task, Map.of("verdict", "accept", "standardsMet", Answers.json(List.of("规定动作不漏项")))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有2条没有打勾：结合本单位实际，不照搬照套上级方案；任务分工、时间安排明确。");
        assertThatThrownBy(() -> reader.completes(task, Answers.accept()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还有3条没有打勾");
    }

    @Test
    @DisplayName("退回不用打勾；打了哪些勾，记入审核结论")
    void aReturnNeedsNoTickAndTheVerdictKeepsThem() {
        starts(PLAN, "001");
        campaign.unit("001").handsIn(PLAN);
        campaign.supervision("01").returns("001", PLAN, "责任到人");
        campaign.unit("001").handsIn(PLAN);
        campaign.supervision("01").accepts("001", PLAN);

        var rounds = campaign.recordOf("unit-001", PLAN).path("rounds");
        assertThat(rounds.at("/0/verdict/answers")).isEmpty();
        assertThat(rounds.at("/1/verdict/answers/0/value"))
                .extracting(JsonNode::asText)
                .containsExactly("结合本单位实际，不照搬照套上级方案", "任务分工、时间安排明确", "规定动作不漏项");
    }

    @Test
    @DisplayName("要附的文件没有附，不能提交；附上就能提交")
    void nothingIsHandedInWithoutTheFilesThatItsStandardAsksFor() {
        starts(MEETING, "004");
        var unit = campaign.unit("004");
        var task = unit.handInOf(MEETING);

        assertThat(unit.materialOf(task).path("filesRequired").asInt()).isEqualTo(1);
        assertThat(unit.materialOf(task).path("filesWanted").asText()).isEqualTo("会议记录");
        assertThatThrownBy(() -> unit.completes(task, Answers.good(MEETING)))
                .isInstanceOf(Refusal.class)
                .hasMessage("要附会议记录等材料至少1个文件，现在没有。请在“材料”页上传后再提交。");
        rest.basic("u004")
                .post(
                        "/api/tasks/%s/files".formatted(task.getId()),
                        new Rest.Upload("会议记录.txt", Documents.bytes("六月十日，局长主持")));
        unit.completes(task, Answers.good(MEETING));

        assertThat(campaign.recordOf("unit-004", MEETING).path("state").asText())
                .isEqualTo("待审核");
    }

    @Test
    @DisplayName("返工时上一轮的文件还在，不用再附")
    void theFilesOfTheRoundBeforeCount() {
        starts(MEETING, "005");
        campaign.unit("005").handsIn(MEETING);
        campaign.supervision("02").returns("005", MEETING, "批评不到位");
        var task = campaign.unit("005").handInOf(MEETING);

        assertThat(rest.basic("u005")
                        .get("/api/tasks/%s/files".formatted(task.getId()))
                        .json())
                .hasSize(1);
        campaign.unit("005").handsIn(MEETING);
        assertThat(campaign.recordOf("unit-005", MEETING).path("state").asText())
                .isEqualTo("待审核");
    }

    /** Starts the material in a stage of its own, with the variables that a stage gives to its forms. */
    private void starts(String material, String unit) {
        runtime.createProcessInstanceByKey("materialReview")
                .businessKey(campaign.id() + "/" + unit)
                .setVariables(Map.of(
                        "campaign",
                        campaign.id(),
                        "unit",
                        unit,
                        "owner",
                        "unit-" + unit,
                        "stage",
                        nextStage++,
                        "material",
                        material,
                        "actionOptions",
                        Spin.JSON(List.of(Map.of("label", "干部下基层", "value", "cadres-to-the-base"))),
                        "itemRows",
                        Spin.JSON(List.of(Map.of("item", "问题", "content", "公车私用")))))
                .execute();
        office.runJobs();
    }
}
